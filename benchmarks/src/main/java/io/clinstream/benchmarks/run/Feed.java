package io.clinstream.benchmarks.run;

import io.clinstream.benchmarks.workload.Reading;
import io.clinstream.benchmarks.workload.RecordForm;
import io.clinstream.benchmarks.workload.Ward;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes a ward's readings to a topic, a slice at a time. A slice is one transaction: readers of committed records see
 * all of it at once, so every contender has the whole slice before it and nobody waits for us.
 */
final class Feed implements AutoCloseable {

    private final Ward ward;
    private final RecordForm.Encoding encoding;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

    Feed(String bootstrapServers, Ward ward, RecordForm.Encoding encoding) {
        this.ward = ward;
        this.encoding = encoding;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        encoding.topic() + "-feed",
                        "transaction.timeout.ms",
                        600_000,
                        "compression.type",
                        "zstd",
                        "linger.ms",
                        20,
                        "batch.size",
                        131_072),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Writes so many readings; they are all visible when this returns. */
    void slice(int readings) {
        producer.beginTransaction();
        for (int count = 0; count < readings; count++) {
            Reading reading = ward.next();
            var unused = producer.send(
                    new ProducerRecord<>(
                            encoding.topic(),
                            null,
                            reading.arrivesAt(),
                            reading.patientId().getBytes(StandardCharsets.UTF_8),
                            encoding.value(reading)),
                    (metadata, failure) -> {
                        if (failure == null) {
                            ends.merge(
                                    new TopicPartition(metadata.topic(), metadata.partition()),
                                    metadata.offset() + 1,
                                    Math::max);
                        }
                    });
        }
        producer.commitTransaction();
    }

    /** The offset after the last reading of each partition. */
    Map<TopicPartition, Long> ends() {
        return new HashMap<>(ends);
    }

    @Override
    public void close() {
        producer.close();
    }
}
