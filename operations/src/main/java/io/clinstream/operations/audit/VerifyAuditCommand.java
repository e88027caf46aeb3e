package io.clinstream.operations.audit;

import io.clinstream.operations.access.Connections;
import io.clinstream.platform.config.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves the audit of predictions, or names what was done to it. */
@Command(
        name = "verify-audit",
        description = "Proves chains, keyed hashes, anchors and scores of the audit, or names what was done to it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Reads the whole table once, by cursor, with the rights of a reader (role clinstream_auditor), and the",
            "anchors in the object store. CLINSTREAM_AUDIT_KEY is the key of the service. Every score is computed again",
            "from the row by the model that the row names; with --features the vectors of a sample of rows are computed",
            "again from the log as well. Findings name partition, offset and prediction, never a patient.",
            "",
            "Exit code 0: proven; 1: something was changed, and is named; 2: wrong call; 3: something could not be",
            "checked: a part does not answer, there is no anchor yet, or a model is not in the registry."
        })
public final class VerifyAuditCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final Connections connections;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--features",
            paramLabel = "N|all",
            defaultValue = "0",
            description = "Compute the feature vectors of N rows, drawn at random, again from the log, or of all.")
    private String features = "0";

    @Option(names = "--patient", paramLabel = "ID", description = "With --features: of this patient only.")
    private @Nullable String patient;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "With --features: scored at or after this date or instant (UTC).")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "With --features: scored before the end of this date, or up to this instant (UTC).")
    private @Nullable String to;

    @Option(
            names = "--source",
            paramLabel = "bronze|kafka",
            defaultValue = "bronze",
            description = "Where the log is read; default ${DEFAULT-VALUE}.")
    private String source = "bronze";

    @Option(names = "--no-progress", description = "Print no progress.")
    private boolean quiet;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** The command on these connections; {@code clock} tells how long it took. */
    public VerifyAuditCommand(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Recheck recheck = recheck();
        Path folder = Files.createTempDirectory("clinstream-audit");
        try (RegisteredModels models = new RegisteredModels(connections, clock)) {
            AuditReport report =
                    new AuditVerification(connections, models, recheck, folder, clock, progress()).verify();
            if (json) {
                spec.commandLine().getOut().println(report.json());
            } else {
                report.text().forEach(spec.commandLine().getOut()::println);
            }
            return report.exitCode();
        } catch (ConfigurationException | ParameterException wrongCall) {
            throw wrongCall;
        } catch (SQLException | IOException | RuntimeException unanswered) {
            return notChecked(unanswered);
        } finally {
            delete(folder);
        }
    }

    private int notChecked(Exception unanswered) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(
                "cannot check: " + (unanswered.getMessage() == null ? unanswered.toString() : unanswered.getMessage()));
        if (unanswered.getCause() != null) {
            err.println("  because: " + unanswered.getCause());
        }
        return AuditReport.NOT_CHECKED;
    }

    private Recheck recheck() {
        if (!source.equals("kafka") && !source.equals("bronze")) {
            throw wrong("--source must be bronze or kafka, was " + source);
        }
        return new Recheck(
                most(),
                Optional.ofNullable(patient),
                Optional.ofNullable(from).map(text -> instant("--from", text, false)),
                Optional.ofNullable(to).map(text -> instant("--to", text, true)),
                source.equals("bronze"));
    }

    private int most() {
        if (features.equals("all")) {
            return Integer.MAX_VALUE;
        }
        if (!features.matches("\\d{1,9}")) {
            throw wrong("--features must be a number of rows or all, was " + features);
        }
        return Integer.parseInt(features);
    }

    private Instant instant(String option, String text, boolean end) {
        try {
            if (text.length() > 10) {
                return Instant.parse(text);
            }
            LocalDate date = LocalDate.parse(text);
            return end
                    ? date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1)
                    : date.atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException malformed) {
            throw wrong(option + " must be a date, or an instant like 2026-03-01T10:00:00Z, was " + text);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
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
