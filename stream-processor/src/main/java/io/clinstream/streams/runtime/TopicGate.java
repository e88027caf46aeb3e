package io.clinstream.streams.runtime;

import io.clinstream.contract.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until every topic exists. Equal partition counts are a condition of both applications: a patient has one
 * partition in each topic, and the task of raw partition i writes the ticks of canonical partition i.
 *
 * @param patience how long to wait for missing topics
 */
public record TopicGate(Duration patience) {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicGate.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /**
     * Returns when all topics are there.
     *
     * @param stopped ends the waiting early
     * @return false if the waiting was ended
     * @throws IllegalStateException a topics differ in their number of partitions, or are missing for too long
     */
    public boolean pass(Admin admin, Collection<Topic> topics, CountDownLatch stopped) throws InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        long start = System.nanoTime();
        Set<String> announced = Set.of();
        while (true) {
            Set<String> missing = missing(admin, names);
            if (missing.isEmpty()) {
                requireEqualPartitions(admin, names);
                return true;
            }
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new IllegalStateException("topics are still missing after " + patience + ": " + missing);
            }
            if (!missing.equals(announced)) {
                LOGGER.info("waiting for topics {}", missing);
                announced = missing;
            }
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
    }

    private static Set<String> missing(Admin admin, List<String> names) throws InterruptedException {
        Set<String> missing = new TreeSet<>(names);
        try {
            missing.removeAll(admin.listTopics().names().get());
        } catch (ExecutionException away) {
            LOGGER.warn("Kafka does not list its topics: {}", String.valueOf(away.getCause()));
        }
        return missing;
    }

    private void requireEqualPartitions(Admin admin, List<String> names) throws InterruptedException {
        try {
            Map<String, TopicDescription> found =
                    admin.describeTopics(names).allTopicNames().get();
            String counts = found.values().stream()
                    .map(topic -> topic.name() + " has " + topic.partitions().size())
                    .sorted()
                    .collect(Collectors.joining(", "));
            long different = found.values().stream()
                    .map(topic -> topic.partitions().size())
                    .distinct()
                    .count();
            if (different > 1) {
                throw new IllegalStateException("every topic must have the same number of partitions: " + counts);
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Kafka does not describe its topics", failed.getCause());
        }
    }
}
