package io.clinstream.operations.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.operations.access.Connections;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.registry.AvroDecoder;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends refused records back to their topics, so that they pass intake again. */
@Command(
        name = "release-dead-letters",
        description = "Sends refused records back to their topics, bytes as they were, so that they pass intake again.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A letter is released once: a second run with the same selection sends only what is new. Left where they",
            "are: records whose cause is visibly still there (a time that lies ahead, a schema still unknown).",
            "Exit code 0: done, also where nothing was to do; 1: failed; 2: wrong call, or a reason that stays."
        })
public final class ReleaseCommand implements Callable<Integer> {

    private final Connections connections;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--reason", required = true, description = "Why they were refused, for example CLOCK_SKEW.")
    private RejectionReason reason;

    @Option(names = "--source", paramLabel = "SOURCE", description = "Only records of that source.")
    private @Nullable String source;

    @Option(names = "--from", paramLabel = "TIME", description = "Only records appended at or after it, ISO 8601 UTC.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only records appended before it.")
    private @Nullable Instant to;

    @Option(
            names = "--partial",
            description = "Also whole readings of which one measurement was refused; what was accepted of them before"
                    + " counts as a duplicate.")
    private boolean partial;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "What was repaired; required unless --dry-run. No patient.")
    private @Nullable String why;

    @Option(names = "--by", paramLabel = "NAME", description = "Who releases; default: the account's name.")
    private @Nullable String by;

    @Option(names = "--dry-run", description = "Only count.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** The command on these connections; {@code clock} tells whether a time still lies ahead. */
    public ReleaseCommand(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
        this.reason = RejectionReason.CLOCK_SKEW;
    }

    @Override
    public Integer call() {
        check();
        Selection selection = new Selection(
                reason, Optional.ofNullable(source), Optional.ofNullable(from), Optional.ofNullable(to), partial);
        Release release = new Release(
                UUID.randomUUID().toString(),
                by == null ? System.getProperty("user.name", "unknown") : by,
                why == null ? "" : why);
        DeadLetterRelease job =
                new DeadLetterRelease(connections.kafka(), new AvroDecoder(connections.registry()), clock);
        ReleaseReport report;
        if (dryRun) {
            report = job.look(selection, release);
        } else {
            Percents shown = new Percents(spec.commandLine().getErr());
            report = job.run(selection, release, shown::expect, shown::advance);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.MAPPER.<JsonNode>valueToTree(report));
        } else {
            report.text().forEach(out::println);
        }
        return 0;
    }

    private void check() {
        if (!Selection.RELEASABLE.contains(reason)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--reason " + reason + ": the same bytes would be refused again. Released are only "
                            + Selection.RELEASABLE);
        }
        if (!dryRun && (why == null || why.isBlank())) {
            throw new ParameterException(spec.commandLine(), "--why is required: it stands in the audit headers");
        }
    }

    /** A line each ten per cent. */
    private static final class Percents {

        private static final int STEP = 10;

        private final PrintWriter err;
        private long total;
        private long done;
        private long shown;

        Percents(PrintWriter err) {
            this.err = err;
        }

        void expect(long letters) {
            total = letters;
        }

        void advance() {
            done++;
            long tens = done * 100 / Math.max(1, total) / STEP;
            if (tens != shown) {
                shown = tens;
                err.printf("release: %d %% (%,d of %,d)%n", tens * STEP, done, total);
                err.flush();
            }
        }
    }
}
