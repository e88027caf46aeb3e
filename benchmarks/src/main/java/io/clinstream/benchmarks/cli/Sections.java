package io.clinstream.benchmarks.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.benchmarks.backfill.BackfillRun;
import io.clinstream.benchmarks.broker.BrokerProcess;
import io.clinstream.benchmarks.contender.Kind;
import io.clinstream.benchmarks.report.Gate;
import io.clinstream.benchmarks.report.Report;
import io.clinstream.benchmarks.run.EngineRun;
import io.clinstream.benchmarks.run.Entrant;
import io.clinstream.benchmarks.run.FreshnessRun;
import io.clinstream.benchmarks.run.StateRun;
import io.clinstream.benchmarks.run.StoresRun;
import io.clinstream.benchmarks.run.Turns;
import io.clinstream.benchmarks.run.TurnsRun;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.openjdk.jmh.runner.RunnerException;

/**
 * The parts of the benchmark: each measures, and writes figures and gates into the report.
 *
 * @param folder for logs and state
 * @param report receives what is found
 * @param progress told what is done
 * @param takesPart entrants by name, in {@code throughput} and {@code patients}
 */
record Sections(Path folder, Report report, Consumer<String> progress, Predicate<String> takesPart) {

    private static final int PATIENTS = 100;
    private static final int ROUNDS = 5;
    private static final double SLICE_SECONDS = 3;
    private static final int FRESHNESS_SECONDS = 30;
    private static final int FEW_PATIENTS = 100;
    private static final List<Integer> WARDS = List.of(FEW_PATIENTS, 1_000, 5_000, 20_000);
    private static final double MILLION = 1e6;
    private static final double MEBI = 1024 * 1024;

    void engine() throws RunnerException, IOException {
        Files.createDirectories(folder);
        Map<String, Double> nanos = new EngineRun(folder).measure();
        nanos.forEach((operation, each) -> {
            if (operation.startsWith("rebuild")) {
                double seconds = each / 1e9 / EngineRun.REBUILT * MILLION;
                report.figure("engine", operation, "rebuild of a million points", seconds, "s");
            } else {
                report.figure("engine", operation, "per operation", each / 1e3, "µs");
            }
        });
    }

    void throughput() throws IOException, ExecutionException, InterruptedException {
        List<Entrant> entrants = Arrays.stream(Kind.values())
                .filter(kind -> takesPart.test(kind.id()))
                .map(kind -> Entrant.minutely(kind, PATIENTS))
                .toList();
        Turns turns = turns(entrants);
        String small = Kind.FEATURES_24.id();
        String full = Kind.FEATURES_FULL.id();
        judgeRatio(Gate.PLAIN_RATIO_24, turns, small, Kind.PLAIN.id());
        judgeRatio(Gate.PLAIN_RATIO_FULL, turns, full, Kind.PLAIN.id());
        judgeRatio(Gate.DSL_RATIO, turns, small, Kind.DSL.id());
        if (turns.has(full)) {
            report.judge(Gate.CHANGELOG_BYTES, turns.of(full).changelogBytes());
            report.judge(Gate.CHANGELOG_RECORDS, turns.of(full).changelogRecords());
        }
        turns.entrants().keySet().stream()
                .filter(name -> turns.has(Kind.PLAIN.id()) && !name.equals(Kind.PLAIN.id()))
                .forEach(name -> report.figure(
                        "throughput", name, "ratio to the plain loop", turns.ratio(name, Kind.PLAIN.id()), ""));
    }

    void state() throws IOException, ExecutionException, InterruptedException {
        try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker-state"))) {
            StateRun.State state = new StateRun(broker, folder, progress).measure();
            String subject = "features, all";
            report.figure(
                    "state", subject, "heap per patient with a day, one a minute", state.heapBytesPerPatient(), "B");
            report.figure("state", subject, "restored measurements", state.restoredPoints(), "");
            report.figure("state", subject, "restore of a million", state.restoreSecondsPerMillion(), "s");
            report.figure("state", subject, "start without local state", state.restartSeconds(), "s");
        }
    }

    void freshness() throws IOException, ExecutionException, InterruptedException {
        try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker-freshness"))) {
            FreshnessRun.Freshness ages = new FreshnessRun(broker, folder, FRESHNESS_SECONDS, progress).measure();
            String subject = FreshnessRun.RATE + " readings a second, intake + features";
            report.figure("freshness", subject, "readings", ages.readings(), "");
            report.figure("freshness", subject, "raw append to committed vector, p50", ages.committedMedian(), "ms");
            report.figure("freshness", subject, "raw append to committed vector, p99", ages.committed99(), "ms");
            report.figure(
                    "freshness", subject, "raw append to uncommitted vector, p50", ages.uncommittedMedian(), "ms");
            report.figure("freshness", subject, "raw append to uncommitted vector, p99", ages.uncommitted99(), "ms");
            report.judge(Gate.FRESHNESS_COMMITTED_P99, ages.committed99());
            report.judge(Gate.FRESHNESS_UNCOMMITTED_P99, ages.uncommitted99());
        }
    }

    void predict() throws IOException, ExecutionException, InterruptedException {
        new PredictSection(folder, report, progress).run();
    }

    void backfill() throws IOException, InterruptedException {
        BackfillRun.Found found =
                new BackfillRun(Files.createDirectories(folder.resolve("backfill")), progress).measure();
        String subject = "a month, whole";
        JsonNode whole = found.whole();
        double seconds = whole.path("cpuNanos").asDouble() / 1e9;
        double megabytes = whole.path("residentBytes").asDouble() / MEBI;
        report.figure("backfill", subject, "measurements", (double) found.measurements(), "");
        report.figure("backfill", subject, "records of the canonical log", (double) found.records(), "");
        report.figure("backfill", subject, "vectors", whole.path("rows").asDouble(), "");
        report.figure(
                "backfill",
                subject,
                "vectors per CPU second",
                whole.path("rows").asDouble() / seconds,
                "/s");
        report.figure("backfill", subject, "seconds", whole.path("wallNanos").asDouble() / 1e9, "s");
        report.figure(
                "backfill",
                subject,
                "garbage collection",
                whole.path("collectionMillis").asDouble() / 1e3,
                "s");
        report.figure("backfill", subject, "most resident", megabytes, "MiB");
        report.figure("backfill", subject, "files", whole.path("files").asDouble(), "");
        report.figure(
                "backfill",
                subject,
                "bytes per vector",
                whole.path("bytes").asDouble() / whole.path("rows").asDouble(),
                "B");
        double resumed = found.resumed().path("residentBytes").asDouble() / MEBI;
        report.figure(
                "backfill", "a month, killed and resumed", "checkpoints before", found.interruptedCheckpoints(), "");
        report.figure("backfill", "a month, killed and resumed", "most resident", resumed, "MiB");
        report.entrant("backfill", Json.MAPPER.createObjectNode(), whole.path("profile"));
        report.judge(Gate.BACKFILL_RATE, whole.path("rows").asDouble() / seconds);
        report.judge(Gate.BACKFILL_MEMORY, Math.max(megabytes, resumed));
        report.judge(Gate.BACKFILL_RESUMED, found.same() ? 0 : 1);
    }

    void patients() throws IOException, ExecutionException, InterruptedException {
        Turns turns = turns(WARDS.stream()
                .map(patients -> Entrant.spread(patients, FEW_PATIENTS))
                .filter(entrant -> takesPart.test(entrant.name()))
                .toList());
        String reference = turns.entrants().keySet().iterator().next();
        double worst = 0;
        for (String name : turns.entrants().keySet()) {
            double cost = turns.ratio(reference, name);
            report.figure("patients", name, "cost per event against " + reference, cost, "");
            worst = Math.max(worst, Math.abs(cost - 1));
        }
        if (turns.entrants().size() > 1) {
            report.judge(Gate.COST_BY_PATIENTS, worst);
        }
    }

    void stores() throws IOException, InterruptedException {
        StoresRun run = new StoresRun(folder.resolve("stores"), progress);
        JsonNode write = run.write();
        String offline = "offline, every feature and more";
        figure("stores", offline, "vectors per CPU second, from bytes to file", write.get("rows"), "/s");
        figure("stores", offline, "DuckDB COPY, rows per CPU second", write.get("copyRows"), "/s");
        figure("stores", offline, "ratio, per CPU second", write.get("ratio"), "");
        figure("stores", offline, "ratio, per second", write.get("wallRatio"), "");
        figure("stores", offline, "bytes per row", write.get("bytes"), "B");
        figure("stores", offline, "DuckDB COPY, bytes per row", write.get("copyBytes"), "B");
        report.judge(Gate.OFFLINE_WRITE_RATIO, write.get("ratio").asDouble());
        List<JsonNode> reads = run.reads();
        JsonNode online = reads.get(0);
        String redis = "online, one vector";
        figure("stores", redis, "size", online.get("bytes"), "B");
        figure("stores", redis, "read, p99", online.get("read99"), "µs");
        figure("stores", redis, "raw GET of the same size, p99", online.get("get99"), "µs");
        figure("stores", redis, "ratio of the medians", online.get("medianRatio"), "");
        report.judge(Gate.ONLINE_READ_P99_RATIO, online.get("ratio").asDouble());
        JsonNode lookup = reads.get(1);
        String http = "lookup over HTTP under load";
        figure("stores", http, "lookups", lookup.get("lookups"), "/s");
        figure("stores", http, "vectors written meanwhile", lookup.get("writes"), "/s");
        figure("stores", http, "p50", lookup.get("p50"), "ms");
        figure("stores", http, "p99", lookup.get("p99"), "ms");
        figure("stores", http, "p99.9", lookup.get("p999"), "ms");
        report.judge(Gate.LOOKUP_P99, lookup.get("p99").asDouble());
    }

    void layouts() throws IOException {
        new StoresRun(folder.resolve("layouts"), progress)
                .layouts()
                .properties()
                .forEach(layout -> {
                    String name = layout.getKey();
                    figure(
                            "layouts",
                            name,
                            "CPU of writing a row",
                            layout.getValue().get("micros"),
                            "µs");
                    figure("layouts", name, "bytes per row", layout.getValue().get("bytes"), "B");
                    figure(
                            "layouts",
                            name,
                            "all of one patient",
                            layout.getValue().get("patient"),
                            "ms");
                    figure(
                            "layouts",
                            name,
                            "one feature of all",
                            layout.getValue().get("feature"),
                            "ms");
                });
    }

    private void figure(String section, String subject, String name, JsonNode value, String unit) {
        report.figure(section, subject, name, value.asDouble(), unit);
    }

    private Turns turns(List<Entrant> entrants) throws IOException, ExecutionException, InterruptedException {
        Turns turns;
        try (BrokerProcess broker =
                BrokerProcess.start(folder.resolve("broker-" + entrants.get(0).name()))) {
            turns = new TurnsRun(broker, folder, ROUNDS, SLICE_SECONDS, progress).measure(entrants);
        }
        turns.entrants().forEach(this::note);
        return turns;
    }

    private void note(String name, Turns.Figures figures) {
        String section = name.startsWith("patients") ? "patients" : "throughput";
        report.figure(section, name, "measurements per CPU second", figures.perCpuSecond(), "/s");
        report.figure(section, name, "measurements per second", figures.perWallSecond(), "/s");
        report.figure(section, name, "garbage collection, share of CPU", figures.collectionShare(), "");
        if (!figures.changelog().isEmpty()) {
            report.figure(section, name, "changelog records per measurement", figures.changelogRecords(), "");
            report.figure(section, name, "changelog bytes per measurement", figures.changelogBytes(), "B");
            report.figure(section, name, "the same on disk, compressed", figures.changelogDiskBytes(), "B");
        }
        report.figure(section, name, "heap after collection, of all patients", figures.heapBytes() / MILLION, "MB");
        report.entrant(name, figures.configuration(), figures.profile());
    }

    private void judgeRatio(Gate gate, Turns turns, String one, String other) {
        if (turns.has(one) && turns.has(other)) {
            report.judge(gate, turns.ratio(one, other));
        }
    }
}
