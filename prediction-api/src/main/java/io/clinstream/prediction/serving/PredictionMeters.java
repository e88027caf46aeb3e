package io.clinstream.prediction.serving;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts and times predictions by what became of them; the labels are a closed set, no patient among them. */
public final class PredictionMeters {

    private static final String REQUESTS = "clinstream.prediction.requests";

    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    /** Meters in a registry. */
    public PredictionMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void record(Outcome outcome, long nanos) {
        timers.computeIfAbsent(name(outcome), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String outcome) {
        return Timer.builder(REQUESTS)
                .description("Predictions by what became of them, the append to the log included.")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .register(registry);
    }

    private static String name(Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            return answered.answer().assessment().status().name().toLowerCase(Locale.ROOT);
        }
        if (outcome instanceof Outcome.NeverSeen) {
            return "never_seen";
        }
        if (outcome instanceof Outcome.StoreRebuilding) {
            return "store_rebuilding";
        }
        return outcome instanceof Outcome.StoreUnavailable ? "store_unavailable" : "log_unavailable";
    }
}
