package io.clinstream.features.seal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.features.seal.SealOutcome.Result;
import io.clinstream.features.workspace.Connections;
import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.ProgressStyle;
import io.clinstream.platform.json.Json;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Seals dates by hand. */
@Command(
        name = "seal",
        description = "Seals dates: few files of each, with labels, in a version that never changes.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without a date: every date that has vectors and is new, or may have changed since it was sealed.",
            "Exit codes: 0 all dates are sealed as they are now; 1 failed, or a date that was asked for is not complete;",
            "2 wrong call or configuration."
        })
public final class SealCommand implements Callable<Integer> {

    private final Connections connections;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--date", paramLabel = "DATE", description = "One date, YYYY-MM-DD, by UTC.")
    private @Nullable LocalDate date;

    @Option(names = "--from", paramLabel = "DATE", description = "First of a range of dates.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last of a range of dates.")
    private @Nullable LocalDate to;

    @Option(
            names = "--cut-off",
            paramLabel = "INSTANT",
            description =
                    "Labels of what was known by then, for example 2026-11-21T00:00:00Z. Default: of all there is.")
    private @Nullable Instant cutOff;

    @Option(
            names = "--source",
            defaultValue = "offline",
            description = "offline or backfill:NAME; default ${DEFAULT-VALUE}.")
    private String source = "offline";

    @Option(names = "--dry-run", description = "Publish nothing; say what would be.")
    private boolean dryRun;

    @Option(
            names = "--progress",
            defaultValue = "bar",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private ProgressStyle progress = ProgressStyle.bar;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** The command on these connections; {@code clock} dates what is published. */
    public SealCommand(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        SealRequest request = request();
        List<SealOutcome> outcomes;
        try (Sealing sealing = Sealing.open(connections, clock);
                Progress shown = progress.open("seal", spec.commandLine().getErr())) {
            outcomes = sealing.run(request, shown);
        }
        print(outcomes, spec.commandLine().getOut());
        boolean waiting = outcomes.stream().anyMatch(outcome -> outcome.result() == Result.PENDING);
        return waiting && !request.dates().isEmpty() ? 1 : 0;
    }

    private SealRequest request() {
        if ((date != null && (from != null || to != null)) || (from == null) != (to == null)) {
            throw new ParameterException(spec.commandLine(), "give --date, or --from and --to, or none of them");
        }
        try {
            List<LocalDate> dates = List.of();
            if (date != null) {
                dates = List.of(date);
            } else if (from != null && to != null) {
                dates = SealRequest.range(from, to);
            }
            return new SealRequest(dates, Optional.ofNullable(cutOff), new VectorSource(source), dryRun);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void print(List<SealOutcome> outcomes, PrintWriter out) {
        if (json) {
            ObjectNode all = Json.MAPPER.createObjectNode();
            all.set("dates", Json.MAPPER.valueToTree(outcomes));
            out.println(all);
            return;
        }
        if (outcomes.isEmpty()) {
            out.println("no date has vectors");
        }
        for (SealOutcome outcome : outcomes) {
            out.println(line(outcome));
        }
    }

    private static String line(SealOutcome outcome) {
        String rows = String.format(Locale.ROOT, "%,d rows in %d files", outcome.rows(), outcome.files());
        return switch (outcome.result()) {
            case SEALED -> outcome.date() + " sealed, version " + outcome.version() + ": " + rows + states(outcome);
            case WOULD_SEAL ->
                outcome.date() + " would be sealed, version " + outcome.version() + ": " + rows + states(outcome);
            case UNCHANGED -> outcome.date() + " unchanged, version " + outcome.version() + ": " + rows;
            case PENDING -> outcome.date() + " not yet: " + outcome.reason();
        };
    }

    private static String states(SealOutcome outcome) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Long> state :
                outcome.states().getOrDefault("adverse_event_24h", Map.of()).entrySet()) {
            if (state.getValue() > 0) {
                text.append(String.format(Locale.ROOT, ", %,d %s", state.getValue(), state.getKey()));
            }
        }
        return text.toString();
    }
}
