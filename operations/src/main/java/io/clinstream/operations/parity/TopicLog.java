package io.clinstream.operations.parity;

import io.clinstream.operations.access.TopicCursor;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.timeline.LogPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** A topic as a log: what is committed in it between two offsets. */
final class TopicLog implements CanonicalLog {

    private static final int TOPIC_ID_LENGTH = 8;

    private final KafkaSettings kafka;
    private final TopicCursor cursor;
    private final String topic;
    private final Map<Integer, Long> begins = new TreeMap<>();
    private final Map<Integer, Long> ends = new TreeMap<>();

    /** The topic up to where it ends now, read with a cursor that is used for nothing else meanwhile. */
    TopicLog(KafkaSettings kafka, TopicCursor cursor, String topic) {
        this.kafka = kafka;
        this.cursor = cursor;
        this.topic = topic;
        cursor.moveToBeginning(topic);
        cursor.begins().forEach((partition, offset) -> begins.put(partition.partition(), offset));
        cursor.ends().forEach((partition, offset) -> ends.put(partition.partition(), offset));
    }

    String topic() {
        return topic;
    }

    /** First characters of the topic's id, which tell it from one of the same name before it. */
    String topicId() throws IOException {
        try (Admin admin = Admin.create(kafka.admin())) {
            KafkaFuture<TopicDescription> described = Objects.requireNonNull(
                    admin.describeTopics(Set.of(topic)).topicNameValues().get(topic), "an answer about the topic");
            return described.get().topicId().toString().substring(0, TOPIC_ID_LENGTH);
        } catch (ExecutionException unknown) {
            throw new IOException("Kafka does not describe topic " + topic, unknown);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    @Override
    public Set<Integer> partitions() {
        return new TreeSet<>(ends.keySet());
    }

    /** Offset of the first record that is still there. */
    long begin(int partition) {
        return begins.getOrDefault(partition, 0L);
    }

    @Override
    public long end(int partition) {
        return ends.getOrDefault(partition, 0L);
    }

    @Override
    public void read(int partition, Sink sink) throws SQLException, IOException {
        if (begin(partition) > 0) {
            throw new IncompleteLogException(topic + " partition " + partition + " begins at offset " + begin(partition)
                    + " only; read the log from bronze (--source bronze)");
        }
        readFrom(partition, 0, sink);
    }

    /** Reads on from an offset, or from the first record that is still there. */
    void readFrom(int partition, long offset, Sink sink) throws SQLException, IOException {
        readRecords(partition, offset, row -> sink.take(record(row)));
    }

    /** Takes Kafka's own records. */
    @FunctionalInterface
    interface RecordSink {
        void take(ConsumerRecord<byte[], byte[]> row) throws SQLException, IOException;
    }

    /** The same, with headers. */
    void readRecords(int partition, long offset, RecordSink sink) throws SQLException, IOException {
        TopicPartition place = new TopicPartition(topic, partition);
        if (Math.max(offset, begin(partition)) >= end(partition)) {
            return;
        }
        try {
            cursor.moveTo(Map.of(place, Math.max(offset, begin(partition))));
            cursor.readTo(Map.of(place, end(partition)), row -> {
                try {
                    sink.take(row);
                } catch (SQLException failed) {
                    throw new StoreFailure(failed);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (StoreFailure failed) {
            throw failed.reason;
        } catch (UncheckedIOException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
    }

    private static LogRecord record(ConsumerRecord<byte[], byte[]> row) {
        return new LogRecord(
                new LogPosition(row.topic(), row.partition(), row.offset(), row.timestamp()), row.key(), row.value());
    }

    /** Carries a database's failure through a consumer that knows none. */
    private static final class StoreFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException reason;

        StoreFailure(SQLException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
