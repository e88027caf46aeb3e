package io.clinstream.producer.event;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The value of an event. */
public sealed interface Payload {

    /** A record of the contract, encoded when it is sent. */
    record Value(SpecificRecord content) implements Payload {}

    /** Bytes sent as they are, readable or not; null is a record without value. */
    record Original(@Nullable Bytes bytes) implements Payload {}
}
