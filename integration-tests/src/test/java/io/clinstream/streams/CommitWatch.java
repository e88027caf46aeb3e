package io.clinstream.streams;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Watches which vectors a reader of committed records sees, and when. */
final class CommitWatch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Integer, Seen> newest = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final int partitions;
    private final Thread thread = new Thread(this::read, "commit-watch");
    private volatile boolean stopped;

    /** The newest vector of a partition: when the broker stored it, when a reader saw it. */
    private record Seen(long appended, long seen) {}

    private CommitWatch(PrivateTopics log) {
        String topic = log.topics().features().name();
        this.consumer = new KafkaConsumer<>(log.kafka().consumer("it-watch"));
        List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        this.partitions = all.size();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        thread.start();
    }

    static CommitWatch start(PrivateTopics log) {
        return new CommitWatch(log);
    }

    /** Waits until so many vectors more are committed than are now. */
    void awaitMore(int vectors) {
        long goal = count.get() + vectors;
        await().atMost(PATIENCE).until(() -> count.get() >= goal);
    }

    /** How long after a moment the last of the partitions had a committed vector that was written after it. */
    Duration awaitEveryPartitionAfter(Instant moment) {
        long from = moment.toEpochMilli();
        Map<Integer, Long> recovered = new ConcurrentHashMap<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            newest.forEach((partition, seen) -> {
                if (seen.appended() > from) {
                    recovered.putIfAbsent(partition, seen.seen());
                }
            });
            return recovered.size() == partitions;
        });
        long last = recovered.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        return Duration.ofMillis(last - from);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }

    private void read() {
        while (!stopped) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                newest.put(record.partition(), new Seen(record.timestamp(), System.currentTimeMillis()));
                count.incrementAndGet();
            }
        }
    }
}
