package io.clinstream.operations.parity;

import io.clinstream.operations.access.Connections;
import io.clinstream.platform.config.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recomputes what every store must hold from the canonical log, and compares the values. */
@Command(
        name = "verify-parity",
        description = "Recomputes from the canonical log what every store must hold, and compares value by value.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Leg 1: every raw record, in bronze or its topic, is in the canonical log once or refused; the accepted",
            "rows of silver are made again from the log. Leg 2: the log is replayed, and every feature of every vector",
            "is compared bit for bit with the offline store, sealed dates, Redis, and the features and hashes that",
            "predictions name. Places in the report are positions in the canonical log; patients are not named.",
            "",
            "Exit code 0: everything compared is equal; 1: something differs, is missing or too much;",
            "2: cannot decide: a store has not caught up in time, does not answer, or there is nothing to compare."
        })
public final class ParityCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final Connections connections;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--sample",
            paramLabel = "PERCENT",
            defaultValue = "100",
            description = "Share of the patients, more than 0 to 100; default ${DEFAULT-VALUE}.")
    private double percent;

    @Option(
            names = "--patients",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of patients instead of a share.")
    private int patients;

    @Option(
            names = "--seed",
            defaultValue = "clinstream",
            description = "Which patients: letters, digits, dot, underscore, hyphen; default ${DEFAULT-VALUE}.")
    private String seed = "clinstream";

    @Option(names = "--from", paramLabel = "DATE", description = "First append date (UTC) that is compared.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last append date (UTC) that is compared.")
    private @Nullable LocalDate to;

    @Option(
            names = "--source",
            paramLabel = "kafka|bronze",
            defaultValue = "kafka",
            description = "Where the canonical log is read; default ${DEFAULT-VALUE}.")
    private String source = "kafka";

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Longest time to wait for the stores to catch up; default ${DEFAULT-VALUE}.")
    private int settleSeconds;

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            defaultValue = "PT10M",
            description = "What is missing and younger than this may still come; default ${DEFAULT-VALUE}.")
    private Duration grace = Duration.ofMinutes(10);

    @Option(
            names = "--work-dir",
            paramLabel = "FOLDER",
            description = "Folder for copies of objects, made and emptied; default: one in the system's.")
    private @Nullable Path workDir;

    @Option(names = "--no-progress", description = "Print no progress.")
    private boolean quiet;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** The command on these connections; {@code clock} judges what is recent and what has expired. */
    public ParityCommand(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ParityOptions options = options();
        Path folder = workDir == null
                ? Files.createTempDirectory("clinstream-parity")
                : Files.createTempDirectory(Files.createDirectories(workDir), "parity");
        try {
            ParityReport report = settled(options, folder);
            if (json) {
                spec.commandLine().getOut().println(report.json());
            } else {
                report.text().forEach(spec.commandLine().getOut()::println);
            }
            return report.exitCode();
        } catch (ConfigurationException | ParameterException wrongCall) {
            throw wrongCall;
        } catch (SQLException | IOException | RuntimeException unanswered) {
            return undecided(unanswered);
        } finally {
            delete(folder);
        }
    }

    private int undecided(Exception unanswered) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("cannot decide: "
                + (unanswered.getMessage() == null ? unanswered.toString() : unanswered.getMessage()));
        if (unanswered.getCause() != null) {
            err.println("  because: " + unanswered.getCause());
        }
        return ParityReport.UNDECIDED;
    }

    private ParityOptions options() {
        if (!(percent > 0) || percent > 100) {
            throw wrong("--sample must be more than 0 and at most 100, was " + percent);
        }
        if (patients < 0) {
            throw wrong("--patients must not be negative, was " + patients);
        }
        if (!seed.matches("[A-Za-z0-9._-]{1,64}")) {
            throw wrong("--seed must match [A-Za-z0-9._-]{1,64}");
        }
        if (!source.equals("kafka") && !source.equals("bronze")) {
            throw wrong("--source must be kafka or bronze, was " + source);
        }
        return new ParityOptions(percent, patients, seed, from, to, source.equals("bronze"), grace);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Looks until nothing is on its way any more, or the time is up. */
    private ParityReport settled(ParityOptions options, Path folder)
            throws SQLException, IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settleSeconds);
        try (ParityRun run = new ParityRun(connections, options, folder, clock, progress())) {
            ParityReport report = run.compare();
            while (report.exitCode() == ParityReport.UNDECIDED && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
                report = run.compare();
            }
            return report;
        }
    }

    private Consumer<String> progress() {
        if (quiet) {
            return line -> {};
        }
        PrintWriter err = spec.commandLine().getErr();
        long[] last = {System.nanoTime() - BETWEEN_LINES.toNanos()};
        return line -> {
            if (System.nanoTime() - last[0] >= BETWEEN_LINES.toNanos()) {
                last[0] = System.nanoTime();
                err.println(line);
            }
        };
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException stays) {
                    throw new UncheckedIOException(stays);
                }
            });
        }
    }
}
