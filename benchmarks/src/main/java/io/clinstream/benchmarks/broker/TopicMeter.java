package io.clinstream.benchmarks.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts what lies in topics. */
public final class TopicMeter implements AutoCloseable {

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** A meter at that broker. */
    public TopicMeter(BrokerProcess broker) {
        this.admin = broker.admin();
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Records and bytes.
     *
     * @param records number of records
     * @param bytes sum of the lengths of their keys and values
     */
    public record Content(long records, long bytes) {

        Content plus(ConsumerRecord<byte[], byte[]> more) {
            return new Content(
                    records + 1,
                    bytes + Math.max(0, more.serializedKeySize()) + Math.max(0, more.serializedValueSize()));
        }
    }

    /** Topics whose name passes a test. */
    public List<String> topics(Predicate<String> wanted) throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream().filter(wanted).sorted().toList();
    }

    /** End of every partition of these topics. */
    public Map<TopicPartition, Long> ends(Collection<String> topics) {
        return consumer.endOffsets(partitions(topics));
    }

    /** What lies between two ends, by topic. */
    public Map<String, Content> between(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        Map<String, Content> contents = new HashMap<>();
        consumer.assign(to.keySet());
        to.keySet().forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
        while (to.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                if (each.offset() < to.getOrDefault(new TopicPartition(each.topic(), each.partition()), 0L)) {
                    contents.put(
                            each.topic(),
                            contents.getOrDefault(each.topic(), new Content(0, 0))
                                    .plus(each));
                }
            }
        }
        return contents;
    }

    /** The offset after the last record of each partition, commit markers not counted; 0 for an empty one. */
    public Map<TopicPartition, Long> recordEnds(String topic) {
        Map<TopicPartition, Long> ends = ends(List.of(topic));
        Map<TopicPartition, Long> found = new HashMap<>();
        ends.keySet().forEach(partition -> found.put(partition, 0L));
        Map<TopicPartition, Long> near = ends.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> Math.max(0, end.getValue() - 200)));
        consumer.assign(ends.keySet());
        near.forEach(consumer::seek);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100))
                    .forEach(each -> found.put(new TopicPartition(each.topic(), each.partition()), each.offset() + 1));
        }
        return found;
    }

    /** Bytes on disk of these topics' logs. */
    public long onDisk(Collection<String> topics) throws ExecutionException, InterruptedException {
        return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> topics.contains(replica.getKey().topic()))
                .map(Map.Entry::getValue)
                .mapToLong(ReplicaInfo::size)
                .sum();
    }

    /** Whether a group has committed these offsets. */
    public boolean reached(String group, Map<TopicPartition, Long> offsets)
            throws ExecutionException, InterruptedException {
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.entrySet().stream().allMatch(wanted -> {
            OffsetAndMetadata known = committed.get(wanted.getKey());
            return wanted.getValue() == 0 || (known != null && known.offset() >= wanted.getValue());
        });
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        topics.forEach(topic -> consumer.partitionsFor(topic)
                .forEach(part -> partitions.add(new TopicPartition(topic, part.partition()))));
        return partitions;
    }
}
