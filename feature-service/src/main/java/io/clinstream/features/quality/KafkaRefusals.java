package io.clinstream.features.quality;

import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.platform.kafka.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Dead letters as Kafka has them, for 90 days. Read in no consumer group. */
public final class KafkaRefusals implements Refusals {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);

    private final KafkaSettings kafka;

    /** The letters of a Kafka. */
    public KafkaRefusals(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    @Override
    public void read(Instant from, Reader reader) {
        String topic = kafka.topics().deadLetter().name();
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer("clinstream-quality"))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            seek(consumer, partitions, from, ends);
            readTo(ends, consumer, reader);
        }
    }

    private static void seek(
            Consumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Instant from,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, @Nullable OffsetAndTimestamp> begins = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(Function.identity(), any -> from.toEpochMilli())));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp begin = begins.get(partition);
            consumer.seek(partition, begin == null ? ends.getOrDefault(partition, 0L) : begin.offset());
        }
    }

    private static void readTo(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer, Reader reader) {
        long lastProgress = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            long before = positions(ends, consumer);
            consumer.poll(POLL).forEach(letter -> take(letter, reader));
            if (positions(ends, consumer) > before) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > SILENCE_LIMIT.toNanos()) {
                throw new IllegalStateException("Kafka gave no dead letter for " + SILENCE_LIMIT.toSeconds()
                        + " s before the end of the topic was reached");
            }
        }
    }

    private static long positions(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
        return ends.keySet().stream().mapToLong(consumer::position).sum();
    }

    /** Notes of releases have no reason and are passed over. */
    private static void take(ConsumerRecord<byte[], byte[]> letter, Reader reader) {
        String reason = header(letter, DeadLetterHeaders.REASON);
        String topic = header(letter, DeadLetterHeaders.SOURCE_TOPIC);
        String partition = header(letter, DeadLetterHeaders.SOURCE_PARTITION);
        String offset = header(letter, DeadLetterHeaders.SOURCE_OFFSET);
        if (reason != null && topic != null && partition != null && offset != null) {
            reader.take(
                    String.valueOf(header(letter, DeadLetterHeaders.APPLICATION)),
                    String.valueOf(header(letter, DeadLetterHeaders.SCOPE)),
                    reason,
                    topic,
                    Integer.parseInt(partition),
                    Long.parseLong(offset));
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
