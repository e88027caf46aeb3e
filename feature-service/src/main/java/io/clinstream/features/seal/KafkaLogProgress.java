package io.clinstream.features.seal;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.features.seal.ChainEnds.Chain;
import io.clinstream.platform.kafka.KafkaSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * The progress of the stores, asked from Kafka and from the objects.
 *
 * <p>What is compared: first, up to which append time the canonical log reaches and which of its offsets the features
 * application has committed; then the ends of both logs, which by exactly-once hold all that came of those offsets; then
 * it waits until the objects of the offline store and of {@code processed/events} reach these ends. A date is complete
 * where, in every partition, the application has committed a record appended after its midnight: the ticks see to it
 * that there is one.
 */
final class KafkaLogProgress implements LogProgress {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final Admin admin;
    private final Topics topics;
    private final ChainEnds chainEnds;
    private final Duration patience;
    private Map<TopicPartition, Long> applied = Map.of();
    private final Map<LocalDate, Optional<String>> answers = new HashMap<>();

    KafkaLogProgress(Admin admin, KafkaSettings kafka, ChainEnds chainEnds, Duration patience) {
        this.admin = admin;
        this.topics = kafka.topics();
        this.chainEnds = chainEnds;
        this.patience = patience;
    }

    @Override
    public Instant frontier() {
        answers.clear();
        List<TopicPartition> events = partitions(topics.events());
        Map<TopicPartition, ListOffsetsResultInfo> newest = offsets(events, OffsetSpec.maxTimestamp());
        applied = committed();
        Map<TopicPartition, Long> ends = new HashMap<>(ends(events));
        ends.putAll(ends(partitions(topics.features())));
        waitFor(ends);
        long reached = newest.values().stream()
                .mapToLong(ListOffsetsResultInfo::timestamp)
                .min()
                .orElse(-1);
        if (reached < 0) {
            throw new NotYetException("a partition of " + topics.events().name() + " holds nothing, not even a tick");
        }
        return Instant.ofEpochMilli(reached);
    }

    @Override
    public Optional<String> missing(LocalDate date) {
        return answers.computeIfAbsent(date, this::find);
    }

    private Optional<String> find(LocalDate date) {
        long midnight =
                date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return offsets(partitions(topics.events()), OffsetSpec.forTimestamp(midnight)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey((one, other) -> Integer.compare(one.partition(), other.partition())))
                .filter(found -> found.getValue().offset() < 0
                        || applied.getOrDefault(found.getKey(), 0L)
                                <= found.getValue().offset())
                .findFirst()
                .map(found -> found.getValue().offset() < 0
                        ? found.getKey() + " has no record after the end of " + date
                        : "the features application has not passed the end of " + date + " in " + found.getKey());
    }

    private void waitFor(Map<TopicPartition, Long> ends) {
        List<Chain> chains = List.of(
                new Chain("features/offline", topics.features().name()),
                new Chain("processed/events", topics.events().name()));
        long until = System.nanoTime() + patience.toNanos();
        Optional<String> behind = chainEnds.behind(chains, ends);
        while (behind.isPresent()) {
            if (System.nanoTime() > until) {
                throw new NotYetException(behind.get());
            }
            pause();
            behind = chainEnds.behind(chains, ends);
        }
    }

    private List<TopicPartition> partitions(Topic topic) {
        return answer(admin.describeTopics(List.of(topic.name())).allTopicNames()).values().stream()
                .flatMap(found -> found.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    /** To the high watermark: what a transaction has written counts, though it may not show yet. */
    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        offsets(partitions, OffsetSpec.latest()).forEach((partition, found) -> ends.put(partition, found.offset()));
        return ends;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicPartition> of, OffsetSpec which) {
        return answer(admin.listOffsets(of.stream().collect(Collectors.toMap(Function.identity(), any -> which)))
                .all());
    }

    private Map<TopicPartition, Long> committed() {
        Map<TopicPartition, OffsetAndMetadata> offsets = answer(admin.listConsumerGroupOffsets(
                        topics.prefix() + "-features", new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> committed = new HashMap<>();
        offsets.forEach((partition, at) -> {
            if (at != null) {
                committed.put(partition, at.offset());
            }
        });
        return committed;
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotYetException("sealing was told to stop");
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("Kafka does not tell how far its log is", failed);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotYetException("sealing was told to stop");
        }
    }
}
