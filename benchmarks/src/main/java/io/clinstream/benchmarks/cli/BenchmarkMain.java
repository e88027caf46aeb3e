package io.clinstream.benchmarks.cli;

import io.clinstream.benchmarks.report.Gate;
import io.clinstream.benchmarks.report.Report;
import io.clinstream.benchmarks.report.ReportText;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the benchmarks. Exit codes: 0 every gate met, 1 failed, 2 wrong usage, 3 gates missed. */
@Command(
        name = "benchmark.sh",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures how fast clinstream is, and against what. docs/benchmarks.md says how to read it.")
public final class BenchmarkMain implements Callable<Integer> {

    private static final int GATES_MISSED = 3;
    private static final List<String> QUICK =
            List.of("engine", "throughput", "state", "freshness", "stores", "predict");
    private static final List<String> FULL = List.of(
            "engine", "throughput", "state", "freshness", "stores", "predict", "backfill", "patients", "layouts");

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description =
                    "One part, repeatable: engine, throughput, state, freshness, stores, predict, backfill, patients,"
                            + " layouts.")
    private List<String> only = List.of();

    @Option(
            names = "--entrant",
            paramLabel = "NAME",
            description =
                    "Who takes part in throughput, repeatable: plain, features-24, features-full, pipeline, dsl; all"
                            + " unless named. Gates of those left out are not judged.")
    private List<String> entrants = List.of();

    @Option(
            names = "--full",
            description = "Also what takes longest: a month replayed, 100 to 20,000 patients, ways to lay out a file.")
    private boolean full;

    @Option(names = "--json", paramLabel = "FILE", description = "Write everything found to a JSON file too.")
    private @Nullable Path json;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            required = true,
            description = "Folder for logs and state; a run makes its own in it.")
    private @Nullable Path folder;

    private final PrintStream out = System.out;
    private final PrintStream terminal = System.err;
    private final long begin = System.nanoTime();

    /** Made by {@link #main}. */
    BenchmarkMain() {}

    /** Runs the command line. */
    public static void main(String[] arguments) {
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", "io.clinstream.schema");
        int code = new CommandLine(new BenchmarkMain()).execute(arguments);
        System.exit(code);
    }

    @Override
    public Integer call() throws Exception {
        Set<String> sections = new LinkedHashSet<>(only.isEmpty() ? (full ? FULL : QUICK) : only);
        for (String section : sections) {
            if (!FULL.contains(section)) {
                terminal.println("--only must be one of " + String.join(", ", FULL) + ", was " + section);
                return CommandLine.ExitCode.USAGE;
            }
        }
        Report report = new Report();
        report.fact("began", Clock.systemUTC().instant().toString());
        report.fact("processors", Runtime.getRuntime().availableProcessors());
        report.fact("java", Runtime.version().toString());
        report.fact("load average before", load());
        Path run = Files.createTempDirectory(Files.createDirectories(folder), "run-");
        Sections parts = new Sections(run.toAbsolutePath(), report, this::progress, this::takesPart);
        for (String section : sections) {
            progress("part " + section);
            try {
                run(section, parts);
            } catch (IllegalStateException | ExecutionException failed) {
                failed(section, failed, report);
            }
            report.fact("load average after " + section, load());
        }
        ReportText.of(report).forEach(out::println);
        if (json != null) {
            Files.writeString(json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report.document()));
        }
        return conclude(report);
    }

    private boolean takesPart(String entrant) {
        return entrants.isEmpty() || entrants.contains(entrant);
    }

    /** The other parts go on; the gates of this one are missed. */
    private void failed(String section, Exception failure, Report report) {
        progress("part " + section + " failed: " + failure.getMessage());
        report.fact("failed: " + section, String.valueOf(failure.getMessage()));
        for (Gate gate : Gate.values()) {
            if (gate.section().equals(section)) {
                report.judge(gate, Double.NaN);
            }
        }
    }

    private int conclude(Report report) {
        if (report.missed().isEmpty()) {
            return CommandLine.ExitCode.OK;
        }
        out.println();
        out.println("missed: " + String.join(", ", report.missed()));
        return GATES_MISSED;
    }

    private static void run(String section, Sections parts)
            throws IOException, ExecutionException, InterruptedException, RunnerException {
        switch (section) {
            case "engine" -> parts.engine();
            case "throughput" -> parts.throughput();
            case "state" -> parts.state();
            case "freshness" -> parts.freshness();
            case "stores" -> parts.stores();
            case "predict" -> parts.predict();
            case "backfill" -> parts.backfill();
            case "patients" -> parts.patients();
            case "layouts" -> parts.layouts();
            default -> throw new IllegalArgumentException(section);
        }
    }

    private void progress(String what) {
        terminal.println(String.format(
                Locale.ROOT, "%4d s  load %5.2f  %s", (System.nanoTime() - begin) / 1_000_000_000, load(), what));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
