package io.clinstream.operations.release;

import io.clinstream.contract.Topic;
import io.clinstream.operations.access.TopicCursor;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.registry.AvroDecoder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One run over the dead letters: reads them once to see what is to be released, and once more to send it. Only places are
 * kept in memory, never bytes of more than one transaction.
 */
final class DeadLetterRelease {

    private final KafkaSettings kafka;
    private final Readiness readiness;
    private final String deadLetters;

    DeadLetterRelease(KafkaSettings kafka, AvroDecoder decoder, Clock clock) {
        this.kafka = kafka;
        this.readiness = new Readiness(decoder, clock);
        this.deadLetters = kafka.topics().deadLetter().name();
    }

    /** Counts what a run would release. */
    ReleaseReport look(Selection selection, Release release) {
        ReleasePlan plan = plan(selection, end());
        return report(selection, release, plan, true, Map.of());
    }

    /**
     * Releases.
     *
     * @param done told of every letter released
     */
    ReleaseReport run(Selection selection, Release release, LongConsumer total, Runnable done) {
        KafkaProducer<byte[], byte[]> producer = producer();
        try (ReleaseWriter writer = new ReleaseWriter(producer, deadLetters, release)) {
            // An older run is stopped here, before its notes are read.
            producer.initTransactions();
            Map<TopicPartition, Long> end = end();
            ReleasePlan plan = plan(selection, end);
            total.accept(plan.toRelease());
            if (plan.toRelease() > 0) {
                read(
                        end,
                        record -> Letter.in(record).filter(plan::includes).ifPresent(letter -> {
                            writer.add(letter);
                            done.run();
                        }));
                writer.flush();
            }
            return report(selection, release, plan, false, writer.sentByTopic());
        }
    }

    private ReleasePlan plan(Selection selection, Map<TopicPartition, Long> end) {
        Set<String> raw = kafka.topics().raw().stream().map(Topic::name).collect(Collectors.toSet());
        ReleasePlan plan = new ReleasePlan(selection, raw, readiness);
        read(end, plan);
        return plan;
    }

    private Map<TopicPartition, Long> end() {
        try (TopicCursor cursor = TopicCursor.atBeginning(kafka, List.of(deadLetters))) {
            return cursor.ends();
        }
    }

    private void read(Map<TopicPartition, Long> end, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        try (TopicCursor cursor = TopicCursor.atBeginning(kafka, List.of(deadLetters))) {
            cursor.readTo(end, sink);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> properties = kafka.producer();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, kafka.topics().prefix() + "-release");
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ReleaseReport report(
            Selection selection, Release release, ReleasePlan plan, boolean dryRun, Map<String, Long> records) {
        return new ReleaseReport(
                release.id(),
                selection.reason().name(),
                dryRun,
                plan.toRelease(),
                plan.alreadyReleased(),
                plan.notReady(),
                plan.partialLeft(),
                records);
    }
}
