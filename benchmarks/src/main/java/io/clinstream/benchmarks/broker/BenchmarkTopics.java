package io.clinstream.benchmarks.broker;

import io.clinstream.contract.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Topics of one contender. */
public final class BenchmarkTopics {

    /** Partitions of every topic, as in the sandbox. */
    public static final int PARTITIONS = 4;

    private BenchmarkTopics() {}

    /**
     * Creates them.
     *
     * @param ownTime true: records keep the time they are sent with, so that a ward's day passes in seconds; false: the
     *     broker stamps them, as in life
     */
    public static void create(Admin admin, Topics topics, boolean ownTime)
            throws ExecutionException, InterruptedException {
        Map<String, String> settings = Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                ownTime ? "CreateTime" : "LogAppendTime",
                TopicConfig.RETENTION_MS_CONFIG,
                "-1");
        List<NewTopic> all = topics.all().stream()
                .map(topic -> new NewTopic(topic.name(), PARTITIONS, (short) 1).configs(settings))
                .toList();
        admin.createTopics(all).all().get();
    }
}
