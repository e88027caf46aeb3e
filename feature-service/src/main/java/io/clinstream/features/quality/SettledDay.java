package io.clinstream.features.quality;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.features.parquet.SilverFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Whether every raw record of a day has gone all its way into bronze and silver: station by station, each has committed
 * beyond what the one before it had written when that one was done.
 */
public final class SettledDay {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Admin admin;
    private final Topics topics;

    /** Asks the consumer groups of a Kafka, through a client that the caller closes. */
    public SettledDay(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /** Waits until the day is settled; false where it is not within {@code patience}. */
    public boolean await(LocalDate date, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Instant midnight = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        try {
            Map<TopicPartition, Long> raw = before(topics.raw(), midnight);
            return reached(topics.prefix() + "-intake", raw, end)
                    && reached("clinstream-bronze", raw, end)
                    && reached(topics.prefix() + "-features", ends(List.of(topics.events())), end)
                    && reached("clinstream-silver", ends(SilverFormat.sources(topics)), end);
        } catch (ExecutionException unavailable) {
            throw new IllegalStateException("Kafka does not say how far the applications are", unavailable.getCause());
        }
    }

    private boolean reached(String group, Map<TopicPartition, Long> ends, long deadline)
            throws ExecutionException, InterruptedException {
        while (!isBeyond(group, ends)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
        return true;
    }

    private boolean isBeyond(String group, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata reached = committed.get(end.getKey());
            return end.getValue() == 0 || (reached != null && reached.offset() >= end.getValue());
        });
    }

    /** Of every partition the first offset that was appended at or after an instant; the end where there is none. */
    private Map<TopicPartition, Long> before(List<Topic> of, Instant instant)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> found = at(of, OffsetSpec.forTimestamp(instant.toEpochMilli()));
        Map<TopicPartition, Long> ends = ends(of);
        found.replaceAll((partition, offset) -> offset < 0 ? ends.getOrDefault(partition, 0L) : offset);
        return found;
    }

    private Map<TopicPartition, Long> ends(List<Topic> of) throws ExecutionException, InterruptedException {
        return at(of, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> at(List<Topic> of, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                admin.describeTopics(of.stream().map(Topic::name).toList()).allTopicNames().get().values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .collect(Collectors.toMap(Function.identity(), any -> spec));
        Map<TopicPartition, ListOffsetsResultInfo> answers = admin.listOffsets(
                        asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        return answers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, answer -> answer.getValue().offset()));
    }
}
