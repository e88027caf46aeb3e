package io.clinstream.features.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clinstream.features.workspace.Connections;
import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.ProgressStyle;
import io.clinstream.platform.json.Json;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes by hand what is older than its retention. */
@Command(
        name = "retention",
        description = "Removes objects older than their retention; never what a manifest names or needs.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 done; 1 failed; 2 wrong call or configuration."})
public final class RetentionCommand implements Callable<Integer> {

    private final Connections connections;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--dry-run", description = "Remove nothing; say what would be.")
    private boolean dryRun;

    @Option(names = "--server-rules", description = "Also hand the server the rules it can follow by itself.")
    private boolean serverRules;

    @Option(
            names = "--progress",
            defaultValue = "bar",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private ProgressStyle progress = ProgressStyle.bar;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** The command on these connections; {@code clock} says what is old. */
    public RetentionCommand(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter err = spec.commandLine().getErr();
        RetentionSweep sweep = ScheduledRetention.sweep(connections, clock);
        if (serverRules && !dryRun && !sweep.handToServer()) {
            err.println("warning: the object store has no rules of expiry; the sweep does all of it");
        }
        RetentionReport report;
        try (Progress shown = progress.open("retention", err)) {
            report = sweep.sweep(dryRun, shown);
        }
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? Json.MAPPER.writeValueAsString(report)
                                : String.format(
                                        Locale.ROOT,
                                        "%s %,d objects, %,d bytes %s; %,d as old stay because a manifest needs them",
                                        dryRun ? "would remove" : "removed",
                                        report.objects(),
                                        report.bytes(),
                                        report.folders(),
                                        report.needed()));
        return 0;
    }
}
