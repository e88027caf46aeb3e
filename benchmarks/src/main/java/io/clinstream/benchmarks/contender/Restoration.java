package io.clinstream.benchmarks.contender;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How many records of changelogs came back at the start, and from the first to the last how long it took. */
final class Restoration implements StateRestoreListener {

    private final AtomicLong records = new AtomicLong();
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        first.accumulateAndGet(System.nanoTime(), Math::min);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long offset, long restored) {
        last.accumulateAndGet(System.nanoTime(), Math::max);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long restored) {
        records.addAndGet(restored);
        last.accumulateAndGet(System.nanoTime(), Math::max);
    }

    /** The figures by name; empty when there was nothing to restore. */
    Map<String, Object> facts() {
        return records.get() == 0
                ? Map.of()
                : Map.of("restoredRecords", records.get(), "restoreMillis", (last.get() - first.get()) / 1_000_000);
    }
}
