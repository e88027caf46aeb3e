package io.clinstream.streams.intake;

import io.clinstream.schema.ClockMode;
import io.clinstream.schema.TimePrecision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far each source's clock stands from the log's: append time less event time, negative where the source is ahead.
 * Only live records count whose time is known to the minute at least. The first sources have a label of their own, all
 * later ones share one, so that the number of series is bounded; a source whose name holds its patient's id never gets
 * one. Safe for use by several threads.
 */
final class SourceSkew {

    /** Sources with a label of their own. */
    static final int MOST_SOURCES = 50;

    /** The label of all other sources. */
    static final String OTHER = "other";

    private static final double MILLIS_PER_SECOND = 1000.0;

    private final MeterRegistry registry;
    private final Map<String, Distance> bySource = new ConcurrentHashMap<>();

    SourceSkew(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("clinstream.intake.skew.sources", bySource, Map::size);
    }

    /**
     * Takes in one record.
     *
     * @param appendTime when the broker stored it, epoch milliseconds
     * @param refused whether it was refused because its clock is ahead
     */
    void observe(Envelope record, long appendTime, boolean refused) {
        if (record.clock() == ClockMode.LIVE && isToTheMinute(record.precision())) {
            of(record).add(appendTime, appendTime - record.eventTime().toEpochMilli(), refused);
        }
    }

    private static boolean isToTheMinute(TimePrecision precision) {
        return precision == TimePrecision.MINUTE
                || precision == TimePrecision.SECOND
                || precision == TimePrecision.MILLI;
    }

    private Distance of(Envelope record) {
        Distance known = bySource.get(record.source());
        return known == null ? add(record) : known;
    }

    private synchronized Distance add(Envelope record) {
        boolean own = bySource.size() < MOST_SOURCES && !record.source().contains(record.patientId());
        return bySource.computeIfAbsent(own ? record.source() : OTHER, Distance::new);
    }

    /** Newest append, and newest and smallest distance, of one label. */
    private final class Distance {

        private final Counter refusals;
        private volatile long newestAppend;
        private volatile long newest;
        private volatile long smallest = Long.MAX_VALUE;

        Distance(String label) {
            this.refusals = Counter.builder("clinstream.intake.skew.refused")
                    .description("Records refused because their source's clock is ahead.")
                    .tag("source", label)
                    .register(registry);
            Gauge.builder("clinstream.intake.source.newest.seconds", this, it -> it.newestAppend / MILLIS_PER_SECOND)
                    .description("Append time of the source's newest record.")
                    .tag("source", label)
                    .register(registry);
            Gauge.builder("clinstream.intake.skew.newest.seconds", this, it -> it.newest / MILLIS_PER_SECOND)
                    .description("Append time less event time of the source's newest record.")
                    .tag("source", label)
                    .register(registry);
            Gauge.builder("clinstream.intake.skew.smallest.seconds", this, it -> it.smallest / MILLIS_PER_SECOND)
                    .description("The smallest such difference since the start; negative: the source was ahead.")
                    .tag("source", label)
                    .register(registry);
        }

        synchronized void add(long appendTime, long millis, boolean refused) {
            newestAppend = Math.max(newestAppend, appendTime);
            newest = millis;
            smallest = Math.min(smallest, millis);
            if (refused) {
                refusals.increment();
            }
        }
    }
}
