package io.clinstream.operations.trace;

import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.contract.Topic;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.access.TopicCursor;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds records of one event in the topics. An id stands at no known place, so the raw topics are read whole; what came
 * of a record was appended after it, so the others are read from its time on.
 */
final class LogSearch {

    private static final Duration STEP_BACK = Duration.ofMinutes(1);

    private final KafkaSettings kafka;
    private final AvroDecoder decoder;

    LogSearch(Connections connections) {
        this.kafka = connections.kafka();
        this.decoder = new AvroDecoder(connections.registry());
    }

    /** Raw records that carry the event id, with the patient of each. */
    List<Map.Entry<Position, String>> raw(String eventId) {
        List<Map.Entry<Position, String>> found = new ArrayList<>();
        read(kafka.topics().raw(), 0, (row, value) -> {
            if (eventId.equals(text(value, "event_id"))) {
                found.add(Map.entry(position(row), String.valueOf(text(value, "patient_id"))));
            }
        });
        return found;
    }

    /** Events of the canonical log that came from these raw records. */
    List<Position> canonical(List<Position> raw) {
        List<Position> found = new ArrayList<>();
        read(List.of(kafka.topics().events()), since(raw), (row, value) -> {
            if (raw.stream().anyMatch(source -> isFrom(value, source))) {
                found.add(position(row));
            }
        });
        return found;
    }

    /** Dead letters about these raw records: place, reason and field. */
    List<String> deadLetters(List<Position> raw) {
        List<String> found = new ArrayList<>();
        String topic = kafka.topics().deadLetter().name();
        try (TopicCursor cursor = TopicCursor.nowhere(kafka)) {
            cursor.moveToTime(List.of(topic), since(raw));
            cursor.readToEnd(row -> {
                String source = header(row, DeadLetterHeaders.SOURCE_TOPIC) + " "
                        + header(row, DeadLetterHeaders.SOURCE_PARTITION) + "/"
                        + header(row, DeadLetterHeaders.SOURCE_OFFSET);
                if (raw.stream().anyMatch(position -> position.toString().equals(source))) {
                    found.add(position(row) + "  " + header(row, DeadLetterHeaders.REASON) + " "
                            + header(row, DeadLetterHeaders.FIELD) + " (" + header(row, DeadLetterHeaders.SCOPE) + ")");
                }
            });
        }
        return found;
    }

    /** Rows of the accepted topics that came from these raw records: place and measurement. */
    List<Map.Entry<Position, String>> accepted(List<Position> raw) {
        List<Map.Entry<Position, String>> found = new ArrayList<>();
        read(kafka.topics().accepted(), since(raw), (row, value) -> {
            if (raw.stream().anyMatch(source -> isFrom(value, source))) {
                String code = text(value, "code");
                found.add(Map.entry(position(row), (code == null ? "adverse_event" : code) + " " + value.get("flags")));
            }
        });
        return found;
    }

    /** Vectors that these canonical events caused: place and version. */
    List<Map.Entry<Position, String>> vectors(List<Position> canonical) {
        List<Map.Entry<Position, String>> found = new ArrayList<>();
        read(List.of(kafka.topics().features()), since(canonical), (row, value) -> {
            long partition = ((Number) value.get("canonical_partition")).longValue();
            long offset = ((Number) value.get("canonical_offset")).longValue();
            if (canonical.stream().anyMatch(at -> at.partition() == partition && at.offset() == offset)) {
                found.add(Map.entry(
                        position(row),
                        value.get("log_epoch") + "-" + partition + "-" + offset + "-" + value.get("sequence")));
            }
        });
        return found;
    }

    /** Brokers stamp whole batches and may step back a little. */
    private static long since(List<Position> positions) {
        return positions.stream()
                .mapToLong(position -> position.appendedAt().toEpochMilli() - STEP_BACK.toMillis())
                .min()
                .orElse(0);
    }

    private void read(List<Topic> topics, long since, BiConsumer<ConsumerRecord<byte[], byte[]>, GenericRecord> sink) {
        List<String> names = topics.stream().map(Topic::name).toList();
        try (TopicCursor cursor = TopicCursor.nowhere(kafka)) {
            cursor.moveToTime(names, since);
            cursor.readToEnd(row -> decoded(row).ifPresent(value -> sink.accept(row, value)));
        }
    }

    private Optional<GenericRecord> decoded(ConsumerRecord<byte[], byte[]> row) {
        try {
            return row.value() == null ? Optional.empty() : Optional.of(decoder.decode(row.value()));
        } catch (UndecodableException | UnknownSchemaException poison) {
            return Optional.empty();
        }
    }

    private static boolean isFrom(GenericRecord value, Position source) {
        return source.topic().equals(text(value, "source_topic"))
                && Integer.valueOf(source.partition()).equals(value.get("source_partition"))
                && Long.valueOf(source.offset()).equals(value.get("source_offset"));
    }

    private static @Nullable String text(GenericRecord value, String field) {
        Object found = value.hasField(field) ? value.get(field) : null;
        return found == null ? null : found.toString();
    }

    private static String header(ConsumerRecord<byte[], byte[]> row, String name) {
        var header = row.headers().lastHeader(name);
        return header == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Position position(ConsumerRecord<byte[], byte[]> row) {
        return new Position(row.topic(), row.partition(), row.offset(), Instant.ofEpochMilli(row.timestamp()));
    }
}
