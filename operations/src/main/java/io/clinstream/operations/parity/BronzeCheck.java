package io.clinstream.operations.parity;

import io.clinstream.operations.access.TopicCursor;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import io.clinstream.timeline.LogPosition;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Compares bronze of one topic with the topic, while it still holds the record, and always each line with itself: its
 * decoded value with its bytes, its two append times.
 */
final class BronzeCheck {

    private static final int BATCH = 4000;

    private final TopicCursor cursor;
    private final AvroDecoder decoder;
    private final TopicLog topic;
    private final boolean compacted;
    private final PatientSample sample;
    private final Recency recency;
    private final Tally tally;

    /** A line and where it stands. */
    private record Found(BronzeLine line, String place) {}

    BronzeCheck(
            TopicCursor cursor,
            AvroDecoder decoder,
            TopicLog topic,
            boolean compacted,
            PatientSample sample,
            Recency recency) {
        this.cursor = cursor;
        this.decoder = decoder;
        this.topic = topic;
        this.compacted = compacted;
        this.sample = sample;
        this.recency = recency;
        this.tally = new Tally("bronze " + topic.topic());
    }

    Tally tally() {
        return tally;
    }

    /** Compares one partition; {@code seen} is told every record, from bronze or the topic or both. */
    void run(int partition, BronzeObjects objects, Consumer<LogRecord> seen) throws SQLException, IOException {
        TopicPartition place = new TopicPartition(topic.topic(), partition);
        NavigableMap<Long, Found> batch = new TreeMap<>();
        long[] last = {-1};
        cursor.moveTo(Map.of(place, topic.begin(partition)));
        objects.read(partition, new BronzeObjects.Sink() {
            @Override
            public void take(BronzeLine line, String object, int number) {
                Found found = new Found(line, object + " line " + number);
                if (!fits(line, partition, last[0])) {
                    tally.different(List.of(new Difference(
                            found.place(), "offset", Long.toString(line.offset()), "more than " + last[0])));
                    return;
                }
                last[0] = line.offset();
                batch.put(line.offset(), found);
                if (batch.size() >= BATCH) {
                    settle(batch, held(place, last[0] + 1), seen);
                }
            }

            @Override
            public void damaged(String object, int lines, IOException why) {
                tally.different(
                        List.of(new Difference(object, "gzip", "damaged after line " + lines + ": " + why, "whole")));
            }
        });
        settle(batch, held(place, last[0] + 1), seen);
        tail(place, seen);
    }

    private boolean fits(BronzeLine line, int partition, long last) {
        LogPosition position = line.record().position();
        return line.offset() > last
                && position.partition() == partition
                && position.topic().equals(topic.topic());
    }

    /** What bronze does not hold yet. */
    private void tail(TopicPartition place, Consumer<LogRecord> seen) {
        if (topic.end(place.partition()) > topic.begin(place.partition())) {
            cursor.readTo(Map.of(place, topic.end(place.partition())), row -> {
                if (sample.hasKey(row.key())) {
                    seen.accept(record(row));
                    absent(row);
                }
            });
        }
    }

    /** Records of the topic up to an offset that were not read yet. */
    private NavigableMap<Long, ConsumerRecord<byte[], byte[]>> held(TopicPartition place, long end) {
        NavigableMap<Long, ConsumerRecord<byte[], byte[]>> rows = new TreeMap<>();
        long bounded = Math.min(end, topic.end(place.partition()));
        if (bounded > topic.begin(place.partition())) {
            cursor.readTo(Map.of(place, bounded), row -> {
                if (sample.hasKey(row.key())) {
                    rows.put(row.offset(), row);
                }
            });
        }
        return rows;
    }

    private void settle(
            NavigableMap<Long, Found> batch,
            NavigableMap<Long, ConsumerRecord<byte[], byte[]>> rows,
            Consumer<LogRecord> seen) {
        batch.forEach((offset, found) -> {
            ConsumerRecord<byte[], byte[]> row = rows.remove(offset);
            if (row != null || sample.hasKey(found.line().key())) {
                seen.accept(row == null ? found.line().record() : record(row));
                compare(found, row);
            }
        });
        rows.values().forEach(row -> {
            seen.accept(record(row));
            absent(row);
        });
        batch.clear();
    }

    private void compare(Found found, @Nullable ConsumerRecord<byte[], byte[]> row) {
        List<Difference> wrong = new ArrayList<>(withItself(found));
        int partition = found.line().record().position().partition();
        long offset = found.line().offset();
        if (row != null) {
            found.line()
                    .differences(row)
                    .forEach(field -> wrong.add(new Difference(found.place(), field, "other bytes", "the topic's")));
        } else if (!compacted && offset >= topic.begin(partition) && offset < topic.end(partition)) {
            wrong.add(new Difference(found.place(), "offset", Long.toString(offset), null));
        }
        if (wrong.isEmpty()) {
            tally.equal();
        } else {
            tally.different(wrong);
        }
    }

    private List<Difference> withItself(Found found) {
        List<Difference> wrong = new ArrayList<>();
        BronzeLine line = found.line();
        if (!line.oneAppendTime()) {
            wrong.add(new Difference(
                    found.place(),
                    "append_time",
                    line.json().path("append_time").asText(),
                    line.json().path("append_time_ms").asText()));
        }
        if (line.payload() == null) {
            return wrong;
        }
        String error = line.json().path("decode_error").asText("");
        GenericRecord decoded = null;
        String expectedError = "";
        try {
            int id = AvroDecoder.schemaId(line.payload());
            if (line.json().path("schema_id").asInt(-1) != id) {
                wrong.add(new Difference(
                        found.place(),
                        "schema_id",
                        line.json().path("schema_id").asText(),
                        "" + id));
            }
            decoded = decoder.decode(line.payload());
        } catch (UndecodableException poison) {
            expectedError = "UNDECODABLE";
        } catch (UnknownSchemaException poison) {
            expectedError = "UNKNOWN_SCHEMA";
        }
        if (!error.equals(expectedError)) {
            wrong.add(new Difference(found.place(), "decode_error", error, expectedError));
        }
        Optional<String> value = BronzeValue.difference(line.json().get("value"), decoded);
        value.ifPresent(path -> wrong.add(new Difference(found.place(), path, "another value", "that of its bytes")));
        return wrong;
    }

    private void absent(ConsumerRecord<byte[], byte[]> row) {
        String place = row.topic() + " " + row.partition() + "/" + row.offset();
        if (recency.covers(row.timestamp())) {
            tally.behind(place);
        } else {
            tally.missing(place);
        }
    }

    private static LogRecord record(ConsumerRecord<byte[], byte[]> row) {
        return new LogRecord(
                new LogPosition(row.topic(), row.partition(), row.offset(), row.timestamp()), row.key(), row.value());
    }
}
