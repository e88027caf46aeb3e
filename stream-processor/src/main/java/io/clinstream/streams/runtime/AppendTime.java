package io.clinstream.streams.runtime;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The broker's append time as the record's time, so that the tasks' stream time is the running maximum of append times.
 * It survives restarts: Kafka Streams commits it with the offsets. Event time never drives a task, because one clock in
 * the future would move everybody's time.
 */
public final class AppendTime implements TimestampExtractor {

    /** Made by Kafka Streams. */
    public AppendTime() {}

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() >= 0 ? record.timestamp() : Math.max(partitionTime, 0L);
    }
}
