package io.clinstream.features.sink;

import io.clinstream.features.chunk.Chunk;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of one sink; the label {@code sink} has the sinks' names as its closed set. */
public final class SinkMeters {

    private final Counter rows;
    private final Counter objects;
    private final Counter bytes;
    private final Counter adopted;
    private final Counter skipped;
    private final Counter lost;
    private final Counter retries;
    private final AtomicLong newestSeconds = new AtomicLong();

    /** Registers the meters of the sink with that status. */
    public SinkMeters(MeterRegistry registry, SinkStatus status) {
        String sink = status.name();
        rows = counter(registry, "clinstream.features.rows", sink, "Rows made durable by this process.");
        objects = counter(registry, "clinstream.features.objects", sink, "Objects created by this process.");
        bytes = counter(registry, "clinstream.features.object.bytes", sink, "Bytes of the objects created.");
        adopted = counter(
                registry, "clinstream.features.objects.adopted", sink, "Objects found to exist and taken as they are.");
        skipped = counter(registry, "clinstream.features.skipped", sink, "Records that do not decode, passed over.");
        lost = counter(
                registry,
                "clinstream.features.offsets.lost",
                sink,
                "Offsets that left the log before they were stored.");
        retries = counter(registry, "clinstream.features.retries", sink, "Attempts that failed and were repeated.");
        Gauge.builder("clinstream.features.lag.records", status, SinkStatus::lag)
                .description("Records of the sink's topics not yet read; -1 before the first count.")
                .tag("sink", sink)
                .register(registry);
        Gauge.builder("clinstream.features.up", status, now -> now.state() == SinkStatus.State.RUNNING ? 1 : 0)
                .description("1 while the sink carries records, 0 while it waits or failed.")
                .tag("sink", sink)
                .register(registry);
        Gauge.builder("clinstream.features.newest.append.timestamp.seconds", newestSeconds, AtomicLong::get)
                .description("Append time of the newest durable record; 0 before the first.")
                .tag("sink", sink)
                .register(registry);
    }

    /** Counts an object created. */
    public void created(Chunk chunk) {
        rows.increment(chunk.rows());
        objects.increment();
        bytes.increment(chunk.content().length);
        newest(chunk.newest());
    }

    /** Counts rows that became durable elsewhere than in an object. */
    public void rows(int count, Instant newest) {
        rows.increment(count);
        newest(newest);
    }

    /** Counts an object that existed. */
    public void adopted() {
        adopted.increment();
    }

    /** Counts a record passed over. */
    public void skipped() {
        skipped.increment();
    }

    /** Counts offsets that nobody can store any more. */
    public void lost(long offsets) {
        lost.increment((double) offsets);
    }

    /** Counts a failed attempt. */
    public void retried() {
        retries.increment();
    }

    private void newest(Instant appendedAt) {
        newestSeconds.accumulateAndGet(appendedAt.getEpochSecond(), Math::max);
    }

    private static Counter counter(MeterRegistry registry, String name, String sink, String description) {
        return Counter.builder(name).description(description).tag("sink", sink).register(registry);
    }
}
