package io.clinstream.operations.trace;

import java.time.Instant;

/**
 * A place in Kafka.
 *
 * @param appendedAt append time of the record there
 */
record Position(String topic, int partition, long offset, Instant appendedAt) {

    @Override
    public String toString() {
        return topic + " " + partition + "/" + offset;
    }
}
