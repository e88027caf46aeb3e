package io.clinstream.operations.ledger;

import io.clinstream.files.sdtm.SdtmDirectory;
import io.clinstream.operations.access.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Counts what came in and what the stores hold, and compares. */
@Command(
        name = "ledger",
        description = "Counts what came in and what the stores hold; the two must agree.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Per topic and measurement: in = accepted (late, partial within) + duplicates + rejected; accepted = silver;",
            "vectors = offline rows; the last vector of every patient = Redis, field by field.",
            "Exit code 0 only if everything agrees."
        })
public final class LedgerCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Connections connections;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--source",
            paramLabel = "KIND=FOLDER",
            description = "Files that were loaded, sdtm=FOLDER or cinc2019=FOLDER; repeatable. None: stores only.")
    private Map<String, Path> sources = Map.of();

    @Option(
            names = "--loads",
            defaultValue = "1",
            description = "How many times each source was loaded; default ${DEFAULT-VALUE}.")
    private int loads;

    @Option(
            names = "--at-most",
            description = "The topics may hold less than the files: a replay is still running, or began in the middle.")
    private boolean atMost;

    @Option(
            names = "--settle",
            defaultValue = "90",
            description = "Longest time to wait for the stores to catch up, seconds; default ${DEFAULT-VALUE}.")
    private int settleSeconds;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** The command on these connections; {@code clock} judges what has expired. */
    public LedgerCommand(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Integer call() throws SQLException, IOException, InterruptedException {
        List<SourceCount> counts = counts();
        Path folder = Files.createTempDirectory("clinstream-ledger");
        try (Ledger ledger = Ledger.begin(connections, counts, folder, clock)) {
            LedgerReport report = settled(ledger, !counts.isEmpty());
            if (json) {
                spec.commandLine().getOut().println(report.json());
            } else {
                report.text().forEach(spec.commandLine().getOut()::println);
            }
            return report.balanced() ? 0 : 1;
        } finally {
            delete(folder);
        }
    }

    /** Looks until everything agrees or the time is up. */
    private LedgerReport settled(Ledger ledger, boolean withSources)
            throws SQLException, IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settleSeconds);
        LedgerReport report = ledger.look(atMost, withSources);
        while (!report.balanced() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            report = ledger.look(atMost, withSources);
        }
        return report;
    }

    private List<SourceCount> counts() {
        List<SourceCount> counts = new ArrayList<>();
        sources.forEach((kind, folder) -> counts.add(
                switch (kind) {
                    case "sdtm" -> new SdtmCount(new SdtmDirectory(folder, ZoneOffset.UTC), loads);
                    case "cinc2019" -> new CincCount(folder, loads);
                    default ->
                        throw new ParameterException(
                                spec.commandLine(), "--source must be sdtm=FOLDER or cinc2019=FOLDER, was " + kind);
                }));
        return counts;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
