package io.clinstream.features.sink;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Short ids of topics: a topic that was deleted and made anew has another. */
@FunctionalInterface
public interface TopicIds {

    /** Characters of a topic's id that stand in object names. */
    int SHORT = 8;

    /**
     * The first {@value #SHORT} characters of the topic's id.
     *
     * @throws RetriableException Kafka does not answer, or the topic does not exist yet
     */
    String shortId(String topic);

    /** Ids asked from Kafka each time. */
    static TopicIds from(Admin admin) {
        return topic -> {
            try {
                TopicDescription found = admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic);
                return Objects.requireNonNull(found, topic).topicId().toString().substring(0, SHORT);
            } catch (InterruptedException stop) {
                throw new InterruptException(stop);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RetriableException again) {
                    throw again;
                }
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new KafkaException("cannot describe topic " + topic, failed.getCause());
            }
        };
    }
}
