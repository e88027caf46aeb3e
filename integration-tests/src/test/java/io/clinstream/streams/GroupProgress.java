package io.clinstream.streams;

import static org.awaitility.Awaitility.await;

import io.clinstream.contract.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far an application has come in the topics it reads. */
public final class GroupProgress {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PrivateTopics log;
    private final String group;

    public GroupProgress(PrivateTopics log, String group) {
        this.log = log;
        this.group = group;
    }

    /** Waits until the application has committed everything that was in these topics at the time of the call. */
    public void awaitEnd(List<Topic> topics) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(log.kafka().admin())) {
            Map<TopicPartition, Long> ends = ends(topics);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
                Map<TopicPartition, Long> committed = committed(admin);
                return ends.entrySet().stream()
                        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
            });
        }
    }

    /** The committed offset of each partition of a topic. */
    Map<Integer, Long> committed(Topic topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(log.kafka().admin())) {
            return committed(admin).entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(topic.name()))
                    .collect(Collectors.toMap(entry -> entry.getKey().partition(), Map.Entry::getValue));
        }
    }

    private Map<TopicPartition, Long> committed(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> found = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    /** Offsets of the last records, not of the markers of transactions behind them. */
    private Map<TopicPartition, Long> ends(List<Topic> topics) {
        Map<TopicPartition, Long> newest = new HashMap<>();
        for (Topic topic : topics) {
            log.committed(topic)
                    .forEach(record -> newest.merge(
                            new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max));
        }
        return newest;
    }
}
