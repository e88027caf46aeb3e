package io.clinstream.features.online;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The meters of the online sink beside those of every sink. */
public final class OnlineMeters {

    private final Counter stored;
    private final Counter stale;
    private final Counter conflated;
    private final Counter rebuilds;

    /** Registers the meters. */
    public OnlineMeters(MeterRegistry registry) {
        stored = writes(registry, "stored");
        stale = writes(registry, "stale");
        conflated = writes(registry, "conflated");
        rebuilds = Counter.builder("clinstream.features.redis.rebuilds")
                .description("Rebuilds begun because Redis was emptied, restarted or replaced.")
                .register(registry);
    }

    void wrote(RedisOnlineStore.Written written, int conflatedVectors) {
        stored.increment(written.stored());
        stale.increment(written.stale());
        conflated.increment(conflatedVectors);
    }

    void rebuilt() {
        rebuilds.increment();
    }

    private static Counter writes(MeterRegistry registry, String outcome) {
        return Counter.builder("clinstream.features.redis.writes")
                .description("Vectors by what became of them: stored, stale (not newer than the stored one), conflated"
                        + " (a newer one of the patient stood in the same batch).")
                .tag("outcome", outcome)
                .register(registry);
    }
}
