package io.clinstream.operations.probe;

import io.clinstream.operations.access.Connections;
import io.clinstream.operations.health.CheckGraph;
import io.clinstream.operations.health.HealthReport;
import io.clinstream.operations.health.Line;
import io.clinstream.operations.health.ProbeRunner;
import io.clinstream.operations.health.StoreCount;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at every part of the running system, level by level. */
@Command(
        name = "health-check",
        description = "Looks at every part of the running system, level by level.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Signs: ✅ good, ❌ failed, ⛔ blocked by a failed line, ⏭ not part of this environment.",
            "Exit code 0 only if nothing failed and nothing is blocked.",
            "What each line means and what to do: docs/runbooks/operations.md"
        })
public final class HealthCommand implements Callable<Integer> {

    private static final int HIGHEST_LEVEL = 5;

    private final Connections connections;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--level",
            defaultValue = "5",
            description = "Highest level to check, 0 to 5; default ${DEFAULT-VALUE}.")
    private int level;

    @Option(
            names = "--fresh-minutes",
            defaultValue = "10",
            description = "Greatest age of the newest record and object; default ${DEFAULT-VALUE}.")
    private int freshMinutes;

    @Option(
            names = "--tick-seconds",
            defaultValue = "180",
            description = "Greatest age of the newest tick; default ${DEFAULT-VALUE}.")
    private int tickSeconds;

    @Option(
            names = "--max-lag",
            defaultValue = "100000",
            description = "Most offsets a consumer may be behind; default ${DEFAULT-VALUE}.")
    private long maxLag;

    @Option(
            names = "--timeout",
            defaultValue = "10",
            description = "Longest time one line may take, seconds; default ${DEFAULT-VALUE}.")
    private int timeoutSeconds;

    /** The command on these connections; {@code clock} judges ages. */
    public HealthCommand(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        HealthReport report = report();
        if (json) {
            spec.commandLine().getOut().println(report.json());
        } else {
            report.text().forEach(spec.commandLine().getOut()::println);
        }
        return report.healthy() ? 0 : 1;
    }

    private HealthReport report() {
        Limits limits = limits();
        CheckGraph graph = SystemChecks.graph(connections, limits, clock).upTo(level);
        try (ProbeRunner runner = new ProbeRunner(limits.patience())) {
            List<Line> lines = graph.evaluate(runner);
            List<StoreCount> counts = level == HIGHEST_LEVEL ? new StoreCounts(connections).count() : List.of();
            return new HealthReport(clock.instant(), lines, counts);
        }
    }

    private Limits limits() {
        if (level < 0 || level > HIGHEST_LEVEL) {
            throw new ParameterException(
                    spec.commandLine(), "--level must be 0 to " + HIGHEST_LEVEL + ", was " + level);
        }
        try {
            return new Limits(
                    Duration.ofMinutes(freshMinutes),
                    Duration.ofSeconds(tickSeconds),
                    maxLag,
                    Duration.ofSeconds(timeoutSeconds));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
