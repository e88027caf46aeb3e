package io.clinstream.operations.probe;

import io.clinstream.operations.access.Connections;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Questions to Kafka that one health line asks; impatient, so that a stopped broker is noticed soon. */
final class Broker implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Admin admin;

    private Broker(Admin admin) {
        this.admin = admin;
    }

    static Broker open(Connections connections) {
        Map<String, Object> properties = new HashMap<>(connections.kafka().admin());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return new Broker(Admin.create(properties));
    }

    int nodes() throws ExecutionException, InterruptedException {
        return admin.describeCluster().nodes().get().size();
    }

    Map<String, Integer> partitions(Collection<String> topics) throws ExecutionException, InterruptedException {
        return descriptions(topics).values().stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
    }

    Collection<String> topics() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    /** Append time of the newest record of these topics; empty where they hold none. */
    Optional<Instant> newest(Collection<String> topics) throws ExecutionException, InterruptedException {
        return offsets(partitionsOf(topics), OffsetSpec.maxTimestamp()).values().stream()
                .filter(found -> found.timestamp() >= 0)
                .map(found -> Instant.ofEpochMilli(found.timestamp()))
                .max(Instant::compareTo);
    }

    /** Running members of a consumer group; 0 where there is no such group. */
    int members(String group) throws ExecutionException, InterruptedException {
        try {
            ConsumerGroupDescription found =
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group);
            return Objects.requireNonNull(found, group).members().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    /** Offsets between what a group committed and the end, over all partitions it committed for. */
    long lag(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        committed.values().removeIf(offset -> offset == null);
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(committed.keySet(), OffsetSpec.latest());
        return committed.entrySet().stream()
                .mapToLong(entry -> {
                    ListOffsetsResultInfo end = Objects.requireNonNull(ends.get(entry.getKey()));
                    return Math.max(0, end.offset() - entry.getValue().offset());
                })
                .sum();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, any -> spec)))
                .all()
                .get();
    }

    private List<TopicPartition> partitionsOf(Collection<String> topics)
            throws ExecutionException, InterruptedException {
        return descriptions(topics).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<String, TopicDescription> descriptions(Collection<String> topics)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(topics).allTopicNames().get();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
