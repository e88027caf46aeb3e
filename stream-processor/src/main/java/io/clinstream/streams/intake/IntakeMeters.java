package io.clinstream.streams.intake;

import io.clinstream.clinical.RejectionReason;
import io.clinstream.schema.EventKind;
import io.clinstream.streams.deadletter.DeadLetters.Scope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** What intake counts. Labels come from closed or bounded sets; after a crash a record may be counted twice. */
public final class IntakeMeters {

    private final MeterRegistry registry;
    private final AtomicLong lastTick = new AtomicLong();
    private final SourceSkew skew;

    /** Counts into that registry. */
    public IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
        this.skew = new SourceSkew(registry);
        registry.gauge("clinstream.intake.tick.newest.seconds", lastTick, tick -> tick.get() / 1000.0);
    }

    void accepted(EventKind kind, boolean partial) {
        Counter.builder("clinstream.intake.accepted")
                .description("Events written to the canonical log.")
                .tag("kind", kind.name())
                .tag("partial", Boolean.toString(partial))
                .register(registry)
                .increment();
    }

    void rejected(RejectionReason reason, Scope scope) {
        Counter.builder("clinstream.intake.rejected")
                .description("Refused records and measurements.")
                .tag("reason", reason.name())
                .tag("scope", scope.name())
                .register(registry)
                .increment();
    }

    /** How far the clocks of the sources stand from the log's. */
    SourceSkew skew() {
        return skew;
    }

    void ticked(long time) {
        lastTick.accumulateAndGet(time, Math::max);
        Counter.builder("clinstream.intake.ticks")
                .description("Ticks written, over all partitions.")
                .register(registry)
                .increment();
    }

    /** Time of the newest tick written by this process, epoch milliseconds; 0 before the first. */
    public long lastTick() {
        return lastTick.get();
    }
}
