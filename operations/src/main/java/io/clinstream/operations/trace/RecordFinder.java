package io.clinstream.operations.trace;

import io.clinstream.operations.access.Connections;
import io.clinstream.operations.access.TopicCursor;
import io.clinstream.platform.kafka.KafkaSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads one record at a known place: from its topic by a seek, or from bronze once its retention has passed. */
final class RecordFinder {

    private final KafkaSettings kafka;
    private final ObjectSearch objects;

    RecordFinder(Connections connections, ObjectSearch objects) {
        this.kafka = connections.kafka();
        this.objects = objects;
    }

    /**
     * A record.
     *
     * @param position where it lies
     * @param value its bytes; null: none
     * @param expired whether its topic no longer holds it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed to the one who decodes it
    record Found(Position position, byte @Nullable [] value, boolean expired) {}

    /** The record at a place; empty where there never was one, or nothing holds it any more. */
    Optional<Found> find(String topic, int partition, long offset) throws IOException {
        List<Found> found = new ArrayList<>();
        TopicPartition place = new TopicPartition(topic, partition);
        try (TopicCursor cursor = TopicCursor.nowhere(kafka)) {
            cursor.moveTo(Map.of(place, offset));
            long begin = cursor.begins().getOrDefault(place, 0L);
            long end = cursor.ends().getOrDefault(place, 0L);
            if (offset >= begin && offset < end) {
                cursor.readTo(Map.of(place, offset + 1), row -> found.add(found(row)));
            }
        }
        return found.isEmpty() ? bronze(topic, partition, offset) : Optional.of(found.get(0));
    }

    private Optional<Found> bronze(String topic, int partition, long offset) throws IOException {
        return objects.bronzeAt(topic, partition, offset).map(place -> {
            Instant appended =
                    Instant.ofEpochMilli(place.line().path("append_time_ms").asLong());
            String payload = place.line().path("payload_base64").asText(null);
            return new Found(
                    new Position(topic, partition, offset, appended),
                    payload == null ? null : Base64.getDecoder().decode(payload),
                    true);
        });
    }

    private static Found found(ConsumerRecord<byte[], byte[]> row) {
        return new Found(
                new Position(row.topic(), row.partition(), row.offset(), Instant.ofEpochMilli(row.timestamp())),
                row.value(),
                false);
    }
}
