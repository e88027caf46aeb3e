package io.clinstream.operations.access;

import io.clinstream.platform.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed records of topics as they stand, in no consumer group and without committing anything. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);

    private final KafkaSettings settings;

    /** A reader of the brokers and registry of these settings. */
    public TopicReader(KafkaSettings settings) {
        this.settings = settings;
    }

    /**
     * Hands every committed record to {@code sink}, from the first to the last there is when the call begins; in order
     * within a partition.
     *
     * @throws IllegalStateException Kafka stops answering before the end is reached
     */
    public void readAll(Collection<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            drain(consumer, consumer.endOffsets(partitions), sink);
        }
    }

    /** The same for the newest {@code count} offsets of every partition. */
    public void readTail(Collection<String> topics, long count, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            ends.forEach((partition, end) -> consumer.seek(partition, Math.max(begins.get(partition), end - count)));
            drain(consumer, ends, sink);
        }
    }

    private static void drain(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        long lastProgress = System.nanoTime();
        Map<TopicPartition, Long> positions = positions(consumer, ends);
        while (positions.entrySet().stream().anyMatch(at -> at.getValue() < ends.get(at.getKey()))) {
            consumer.poll(POLL).forEach(row -> {
                if (row.offset() < ends.get(new TopicPartition(row.topic(), row.partition()))) {
                    sink.accept(row);
                }
            });
            Map<TopicPartition, Long> now = positions(consumer, ends);
            if (!now.equals(positions)) {
                lastProgress = System.nanoTime();
                positions = now;
            } else if (System.nanoTime() - lastProgress > SILENCE_LIMIT.toNanos()) {
                throw new IllegalStateException("Kafka gave no record for " + SILENCE_LIMIT.toSeconds()
                        + " s before the end of the topics was reached");
            }
        }
    }

    private static Map<TopicPartition, Long> positions(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        ends.keySet().forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(settings.consumer("operations-" + UUID.randomUUID()));
    }
}
