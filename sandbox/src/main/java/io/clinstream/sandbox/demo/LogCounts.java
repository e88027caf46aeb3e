package io.clinstream.sandbox.demo;

import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;

/** Reads the topics for itself and counts their records; what it shows owes nothing to the applications' counters. */
final class LogCounts implements AutoCloseable {

    /** A refused record, without its content. */
    record Refusal(String topic, String reason, String field, String rule) {}

    private static final Duration POLL = Duration.ofMillis(200);

    private final Topics topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> records = new ConcurrentHashMap<>();
    private final Map<String, Long> reasons = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile Optional<Refusal> newestRefusal = Optional.empty();
    private volatile long lastRecordNanos = System.nanoTime();

    LogCounts(Map<String, Object> consumerProperties, Topics topics) {
        this.topics = topics;
        this.consumer = new KafkaConsumer<>(consumerProperties);
        this.thread = new Thread(this::read, "log-counts");
        thread.setDaemon(true);
        thread.start();
    }

    /** Records of a topic read so far. */
    long of(Topic topic) {
        return records.getOrDefault(topic.name(), 0L);
    }

    /** Records of several topics. */
    long of(List<Topic> several) {
        return several.stream().mapToLong(this::of).sum();
    }

    /** Refused records by reason. */
    Map<String, Long> reasons() {
        return new TreeMap<>(reasons);
    }

    /** The newest refused record. */
    Optional<Refusal> newestRefusal() {
        return newestRefusal;
    }

    /** How long no event, row or refusal has come; ticks and vectors do not count. */
    Duration quiet() {
        return Duration.ofNanos(System.nanoTime() - lastRecordNanos);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            List<TopicPartition> all = topics.all().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (true) {
                for (ConsumerRecord<byte[], byte[]> row : consumer.poll(POLL)) {
                    count(row);
                }
            }
        } catch (WakeupException closing) {
            // The way out: close() asked for it.
        }
    }

    private void count(ConsumerRecord<byte[], byte[]> row) {
        records.merge(row.topic(), 1L, Long::sum);
        boolean timeOnly = row.topic().equals(topics.events().name()) && row.key() == null;
        if (!timeOnly && !row.topic().equals(topics.features().name())) {
            lastRecordNanos = System.nanoTime();
        }
        if (row.topic().equals(topics.deadLetter().name())) {
            String reason = header(row, DeadLetterHeaders.REASON);
            reasons.merge(reason, 1L, Long::sum);
            newestRefusal = Optional.of(new Refusal(
                    header(row, DeadLetterHeaders.SOURCE_TOPIC),
                    reason,
                    header(row, DeadLetterHeaders.FIELD),
                    header(row, DeadLetterHeaders.RULE)));
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> row, String name) {
        Header header = row.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
