package io.clinstream.streams.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Key of an output record and, where the record belongs to a partition rather than to a patient, that partition. Ticks
 * and dead letters have keys that say nothing about their place (or none at all).
 */
public final class OutputKey {

    private static final int BY_KEY = -1;

    private final byte @Nullable [] bytes;
    private final int partition;

    private OutputKey(int partition, byte @Nullable [] bytes) {
        this.partition = partition;
        this.bytes = bytes == null ? null : bytes.clone();
    }

    /** The patient's key; Kafka's default partitioner places it, as it does for every patient-keyed topic. */
    public static OutputKey ofPatient(String patientId) {
        return new OutputKey(BY_KEY, patientId.getBytes(StandardCharsets.UTF_8));
    }

    /** No key, in that partition. */
    public static OutputKey at(int partition) {
        return new OutputKey(partition, null);
    }

    /** This key (null: none), in that partition. */
    public static OutputKey at(int partition, byte @Nullable [] bytes) {
        return new OutputKey(partition, bytes);
    }

    /** Writes the key's bytes as they are. */
    public static Serializer<OutputKey> serializer() {
        return (topic, key) -> key == null ? null : key.bytes;
    }

    /** Sends a record with a partition there, any other by its key. */
    public static <V> StreamPartitioner<OutputKey, V> partitioner() {
        return (topic, key, value, partitions) ->
                key.partition == BY_KEY ? Optional.empty() : Optional.of(Set.of(key.partition));
    }
}
