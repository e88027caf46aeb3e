package io.clinstream.benchmarks.cli;

import io.clinstream.benchmarks.broker.BrokerProcess;
import io.clinstream.benchmarks.contender.Kind;
import io.clinstream.benchmarks.report.Gate;
import io.clinstream.benchmarks.report.Report;
import io.clinstream.benchmarks.run.EngineRun;
import io.clinstream.benchmarks.run.Entrant;
import io.clinstream.benchmarks.run.FreshnessRun;
import io.clinstream.benchmarks.run.StateRun;
import io.clinstream.benchmarks.run.Turns;
import io.clinstream.benchmarks.run.TurnsRun;
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
