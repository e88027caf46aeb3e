package io.clinstream.prediction.serving;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Counts and times predictions by what became of them; the labels are a closed set, no patient among them. */
public final class PredictionMeters {

    private static final String REQUESTS = "clinstream.prediction.requests";

    private final MeterRegistry registry;

    /** Meters in a registry. */
    public PredictionMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void record(Outcome outcome, long nanos) {
        Timer.builder(REQUESTS)
                .description("Predictions by what became of them, the append to the log included.")
                .tag("outcome", name(outcome))
                .publishPercentileHistogram()
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private static String name(Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            return answered.answer().assessment().status().name().toLowerCase(Locale.ROOT);
        }
        if (outcome instanceof Outcome.NeverSeen) {
            return "never_seen";
        }
        return outcome instanceof Outcome.StoreUnavailable ? "store_unavailable" : "log_unavailable";
    }
}
