package io.clinstream.benchmarks.run;

import io.clinstream.benchmarks.broker.BrokerProcess;
import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.contract.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads vectors as they come and notes when each event's vector was first there. */
final class VectorReader implements AutoCloseable {

    private static final int PREFIX_BYTES = 5;

    /** All a reader needs to know of a vector; Avro skips the rest. */
    private static final Schema EVENT_ONLY = SchemaBuilder.record("FeatureVector")
            .namespace(FeatureVectorSchema.schema().getNamespace())
            .fields()
            .optionalString("event_id")
            .endRecord();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Thread thread;
    private final GenericDatumReader<GenericRecord> reader =
            new GenericDatumReader<>(FeatureVectorSchema.schema(), EVENT_ONLY);

    private VectorReader(KafkaConsumer<byte[], byte[]> consumer, String name) {
        this.consumer = consumer;
        this.thread = new Thread(this::run, name);
    }

    /** Starts to read the vectors of these topics from their beginning. */
    static VectorReader start(BrokerProcess broker, Topics topics, String isolation) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        String topic = topics.features().name();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(part -> new TopicPartition(topic, part.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        VectorReader started = new VectorReader(consumer, isolation);
        started.thread.start();
        return started;
    }

    /** By event id: the instant at which its vector was here, epoch milliseconds. */
    Map<String, Long> seen() {
        return Map.copyOf(seen);
    }

    /** How many events have their vector here. */
    int size() {
        return seen.size();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (true) {
                var batch = consumer.poll(Duration.ofSeconds(1));
                long now = System.currentTimeMillis();
                for (ConsumerRecord<byte[], byte[]> vector : batch) {
                    String id = eventId(vector.value());
                    if (id != null) {
                        seen.putIfAbsent(id, now);
                    }
                }
            }
        } catch (WakeupException asked) {
            // close() ends the poll this way.
        }
    }

    private @Nullable String eventId(byte[] value) {
        try {
            Object id = reader.read(
                            null,
                            DecoderFactory.get().binaryDecoder(value, PREFIX_BYTES, value.length - PREFIX_BYTES, null))
                    .get("event_id");
            return id == null ? null : id.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
