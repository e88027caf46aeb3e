package io.clinstream.benchmarks.run;

import io.clinstream.benchmarks.contender.Kind;
import io.clinstream.benchmarks.workload.Ward;
import java.time.Duration;

/**
 * A contender with its workload.
 *
 * @param name prefix of its topics, and its name in figures
 * @param kind who it is
 * @param patients of its ward
 * @param interval between two measurements of one of them
 * @param warmUp measurements worked off before anything is timed
 * @param heapMegabytes heap of its JVM: room for its patients, or garbage collection would be what is measured
 */
public record Entrant(String name, Kind kind, int patients, Duration interval, int warmUp, int heapMegabytes) {

    private static final long SEED = 20_260_101;

    /** Longer than the longest window, so that every window is full. */
    private static final int MINUTES_OF_HISTORY = 1_500;

    private static final int PLAIN_WARM_UP = 600_000;
    private static final int HEAP_MEGABYTES = 1_024;
    private static final int WARD_HEAP_MEGABYTES = 3_072;
    private static final int DSL_WARM_UP = 500;

    /**
     * A contender whose patients are measured once a minute, with a day behind them. Not the DSL: a window costs it the
     * same full or empty, and a day would take it hours.
     */
    public static Entrant minutely(Kind kind, int patients) {
        int warmUp = switch (kind) {
            case PLAIN -> PLAIN_WARM_UP;
            case DSL -> DSL_WARM_UP;
            case FEATURES_24, FEATURES_FULL, PIPELINE -> patients * MINUTES_OF_HISTORY;
        };
        return new Entrant(kind.id(), kind, patients, Duration.ofMinutes(1), warmUp, HEAP_MEGABYTES);
    }

    /** The features stage at the total rate of {@code reference} patients a minute, spread over so many patients. */
    public static Entrant spread(int patients, int reference) {
        return new Entrant(
                "patients-" + patients,
                Kind.FEATURES_FULL,
                patients,
                Duration.ofMillis(Duration.ofMinutes(1).toMillis() * patients / reference),
                reference * MINUTES_OF_HISTORY,
                WARD_HEAP_MEGABYTES);
    }

    Ward ward() {
        return new Ward(SEED, patients, interval);
    }
}
