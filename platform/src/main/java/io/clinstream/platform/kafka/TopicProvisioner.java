package io.clinstream.platform.kafka;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates the topics with explicit partitions, replicas, retention and append time; never changes one that exists.
 *
 * @param partitions partitions of every topic; equal everywhere, so that a patient has the same one in each
 * @param replication replicas of every topic
 */
public record TopicProvisioner(int partitions, short replication) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 100;

    /**
     * Creates what is missing.
     *
     * @throws IllegalStateException a topic exists with another number of partitions
     */
    public void provision(Admin admin, Topics topics) throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        List<NewTopic> missing = topics.all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(this::definition)
                .toList();
        create(admin, missing);
        requirePartitions(admin, topics);
    }

    private static void create(Admin admin, List<NewTopic> missing) throws ExecutionException, InterruptedException {
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get();
            } catch (ExecutionException failed) {
                // Another instance that starts at the same time was faster.
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw failed;
                }
            }
        }
    }

    /** A broker may not know a topic for a moment after the controller has created it. */
    private static Map<String, TopicDescription> described(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return admin.describeTopics(names).allTopicNames().get();
            } catch (ExecutionException failed) {
                boolean early = failed.getCause() instanceof UnknownTopicOrPartitionException;
                if (!early || System.nanoTime() > deadline) {
                    throw failed;
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
    }

    private void requirePartitions(Admin admin, Topics topics) throws ExecutionException, InterruptedException {
        List<String> names = topics.all().stream().map(Topic::name).toList();
        Map<String, TopicDescription> found = described(admin, names);
        String wrong = found.values().stream()
                .filter(topic -> topic.partitions().size() != partitions)
                .map(topic -> topic.name() + " has " + topic.partitions().size())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("every topic must have " + partitions + " partitions: " + wrong);
        }
    }

    private NewTopic definition(Topic topic) {
        Map<String, String> settings = topic.compacted()
                ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                : Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(topic.retention().toMillis()));
        Map<String, String> stamped = new java.util.HashMap<>(settings);
        stamped.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return new NewTopic(topic.name(), partitions, replication).configs(stamped);
    }
}
