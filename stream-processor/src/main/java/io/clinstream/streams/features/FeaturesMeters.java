package io.clinstream.streams.features;

import io.clinstream.clinical.RejectionReason;
import io.clinstream.engine.history.Outcome;
import io.clinstream.schema.VectorTrigger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** What features counts. Labels come from closed sets; after a crash an event may be counted twice. */
public final class FeaturesMeters {

    private final MeterRegistry registry;
    private final AtomicLong lastTick = new AtomicLong();
    private final Counter conflated;

    /** Counts into that registry. */
    public FeaturesMeters(MeterRegistry registry) {
        this.registry = registry;
        this.conflated = Counter.builder("clinstream.features.conflated")
                .description("Feature vectors that gave way to a newer one of their patient.")
                .register(registry);
        registry.gauge("clinstream.features.tick.newest.seconds", lastTick, tick -> tick.get() / 1000.0);
    }

    /** Time of the newest tick read, epoch milliseconds; 0 before the first. */
    public long lastTick() {
        return lastTick.get();
    }

    void ticked(long time) {
        lastTick.accumulateAndGet(time, Math::max);
    }

    void judged(Outcome outcome) {
        if (outcome.disposition().accepted()) {
            Counter.builder("clinstream.features.accepted")
                    .description("Accepted measurements, reports and subject versions.")
                    .tag("code", outcome.code())
                    .tag("disposition", outcome.disposition().name())
                    .tag("late", Boolean.toString(outcome.late()))
                    .register(registry)
                    .increment();
        } else {
            Counter.builder("clinstream.features.duplicates")
                    .description("Repetitions of what was known: dropped.")
                    .tag("code", outcome.code())
                    .register(registry)
                    .increment();
        }
    }

    void vector(VectorTrigger trigger) {
        Counter.builder("clinstream.features.vectors")
                .description("Feature vectors written.")
                .tag("trigger", trigger.name())
                .register(registry)
                .increment();
    }

    void conflated() {
        conflated.increment();
    }

    void rejected(RejectionReason reason) {
        Counter.builder("clinstream.features.rejected")
                .description("Canonical events refused.")
                .tag("reason", reason.name())
                .register(registry)
                .increment();
    }
}
