package io.clinstream.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.benchmarks.broker.BrokerProcess;
import io.clinstream.benchmarks.contender.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a patient costs in memory, and how long lost state takes to come back: two wards of different size, each with a
 * day of readings, the difference of the heaps after collection; then the greater one starts again without its folder.
 *
 * @param broker where
 * @param folder for state and logs
 * @param progress told what is done
 */
public record StateRun(BrokerProcess broker, Path folder, Consumer<String> progress) {

    private static final int HEAP_MEGABYTES = 1_024;
    private static final int FEW = 20;
    private static final int MANY = 80;
    private static final int MINUTES_OF_HISTORY = 1_500;

    /**
     * Figures of state.
     *
     * @param heapBytesPerPatient heap of one patient with a day of readings, one a minute
     * @param restoredPoints measurements behind the restored state
     * @param restoreSecondsPerMillion seconds of restoring for a million of them
     * @param restartSeconds from the start of the application to the moment it works again
     */
    public record State(
            double heapBytesPerPatient,
            double restoredPoints,
            double restoreSecondsPerMillion,
            double restartSeconds) {}

    /** Measures. */
    public State measure() throws IOException, ExecutionException, InterruptedException {
        progress.accept("heap of " + FEW + " patients");
        double few = heapOf(entrant(FEW));
        progress.accept("heap of " + MANY + " patients");
        Entrant many = entrant(MANY);
        double perPatient = (heapOf(many) - few) / (MANY - FEW);
        progress.accept("restoring " + MANY + " patients");
        delete(folder.resolve("state-" + many.name()));
        try (Lane again = Lane.attach(broker, folder, many)) {
            JsonNode ready = again.process().ready();
            if (!ready.has("restoredRecords")) {
                throw new IllegalStateException("nothing was restored from the changelog");
            }
            return new State(
                    perPatient,
                    many.warmUp(),
                    ready.get("restoreMillis").asDouble() / 1e3 / many.warmUp() * 1e6,
                    ready.get("startMillis").asDouble() / 1e3);
        }
    }

    private double heapOf(Entrant entrant) throws IOException, ExecutionException, InterruptedException {
        try (Lane lane = Lane.open(broker, folder, entrant)) {
            lane.run(entrant.warmUp());
            return lane.process().ask("collect").get("heapBytes").asDouble();
        }
    }

    private static Entrant entrant(int patients) {
        return new Entrant(
                "state-" + patients,
                Kind.FEATURES_FULL,
                patients,
                Duration.ofMinutes(1),
                patients * MINUTES_OF_HISTORY,
                HEAP_MEGABYTES);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
