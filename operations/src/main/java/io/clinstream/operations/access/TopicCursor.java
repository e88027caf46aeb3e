package io.clinstream.operations.access;

import io.clinstream.platform.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** A place in topics, from which the committed records are read on; in no consumer group, committing nothing. */
public final class TopicCursor implements AutoCloseable {

    private static final int MOST_WAIT_MILLIS = 20;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private List<TopicPartition> partitions;

    private TopicCursor(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
        consumer.assign(partitions);
    }

    /** A cursor before the first record of every partition. */
    public static TopicCursor atBeginning(KafkaSettings settings, Collection<String> topics) {
        TopicCursor cursor = open(settings, topics);
        cursor.consumer.seekToBeginning(cursor.partitions);
        return cursor;
    }

    /** A cursor before the newest {@code count} offsets of every partition. */
    public static TopicCursor beforeEnd(KafkaSettings settings, Collection<String> topics, long count) {
        TopicCursor cursor = open(settings, topics);
        Map<TopicPartition, Long> begins = cursor.consumer.beginningOffsets(cursor.partitions);
        cursor.ends()
                .forEach((partition, end) ->
                        cursor.consumer.seek(partition, Math.max(offsetIn(begins, partition), end - count)));
        return cursor;
    }

    /** A cursor that stands nowhere yet. */
    public static TopicCursor nowhere(KafkaSettings settings) {
        Map<String, Object> properties = settings.consumer("operations-" + UUID.randomUUID());
        // A broker answers one connection in order: questions would wait behind a fetch that waits for records.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, MOST_WAIT_MILLIS);
        return new TopicCursor(new KafkaConsumer<>(properties), List.of());
    }

    /** Goes to given offsets, and leaves every other partition; the topic must still hold them, or end there. */
    public void moveTo(Map<TopicPartition, Long> offsets) {
        partitions = List.copyOf(offsets.keySet());
        consumer.assign(partitions);
        offsets.forEach(consumer::seek);
    }

    /** Goes to the first record of each partition that was appended at that time or later, and leaves every other. */
    public void moveToTime(Collection<String> topics, long appendTime) {
        partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, appendTime)));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> ends = ends();
        partitions.forEach(partition -> {
            OffsetAndTimestamp first = found.get(partition);
            consumer.seek(partition, first == null ? offsetIn(ends, partition) : first.offset());
        });
    }

    /** Goes to the first records of a topic, and leaves every other. */
    public void moveToBeginning(String topic) {
        partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Where the records begin that the topic still holds. */
    public Map<TopicPartition, Long> begins() {
        return consumer.beginningOffsets(partitions);
    }

    /** Where the committed records end now. */
    public Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** Reads on to where the committed records end now; in order within a partition. */
    public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        readTo(ends(), sink);
    }

    /**
     * Reads on to the given ends, exclusive.
     *
     * @throws IllegalStateException Kafka stops answering before the ends are reached
     */
    public void readTo(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        consumer.resume(partitions);
        long lastProgress = System.nanoTime();
        Map<TopicPartition, Long> positions = positions();
        while (positions.entrySet().stream().anyMatch(at -> at.getValue() < offsetIn(ends, at.getKey()))) {
            pauseFinished(positions, ends);
            consumer.poll(POLL).forEach(row -> {
                TopicPartition partition = new TopicPartition(row.topic(), row.partition());
                if (row.offset() < offsetIn(ends, partition)) {
                    sink.accept(row);
                }
            });
            stepBack(ends);
            Map<TopicPartition, Long> now = positions();
            if (!now.equals(positions)) {
                lastProgress = System.nanoTime();
                positions = now;
            } else if (System.nanoTime() - lastProgress > SILENCE_LIMIT.toNanos()) {
                throw new IllegalStateException("Kafka gave no record for " + SILENCE_LIMIT.toSeconds()
                        + " s before the end of the topics was reached");
            }
        }
    }

    private void pauseFinished(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        positions.forEach((partition, position) -> {
            if (position >= offsetIn(ends, partition)) {
                consumer.pause(List.of(partition));
            }
        });
    }

    /** A poll may give records beyond the end that was asked for: they are read again the next time. */
    private void stepBack(Map<TopicPartition, Long> ends) {
        positions().forEach((partition, position) -> {
            if (position > offsetIn(ends, partition)) {
                consumer.seek(partition, offsetIn(ends, partition));
            }
        });
    }

    private static long offsetIn(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), partition::toString);
    }

    private Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    private static TopicCursor open(KafkaSettings settings, Collection<String> topics) {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings.consumer("operations-" + UUID.randomUUID()));
        try {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            return new TopicCursor(consumer, partitions);
        } catch (RuntimeException unreachable) {
            consumer.close();
            throw unreachable;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
