package io.clinstream.benchmarks.contender;

import io.clinstream.contract.Topics;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.streams.runtime.ContractEncoder;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that anything with our guarantee has to do: read committed records, decode them, encode them again, write
 * them in transactions that carry the offsets, committed every 100 ms.
 */
final class PlainLoop implements Contender {

    private final Topics topics;
    private final AvroDecoder decoder;
    private final ContractEncoder encoder;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    private final Thread worker = new Thread(this::run, "plain-loop");
    private volatile boolean stopped;

    PlainLoop(ContenderSettings settings) {
        this.topics = settings.topics();
        InMemorySchemas schemas = new InMemorySchemas();
        this.encoder = ContractEncoder.of(schemas, topics);
        this.decoder = new AvroDecoder(schemas);
        KafkaSettings kafka =
                new KafkaSettings(settings.bootstrapServers(), URI.create("http://127.0.0.1:1"), topics, "unused");
        this.consumer = new KafkaConsumer<>(kafka.consumer(settings.prefix() + "-loop"));
        Map<String, Object> properties = new HashMap<>(kafka.producer());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.LINGER_MS_CONFIG, ContenderSettings.LINGER_MILLIS);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.prefix() + "-loop");
        this.producer = new KafkaProducer<>(properties);
    }

    @Override
    public Map<String, Object> start() {
        producer.initTransactions();
        consumer.subscribe(List.of(topics.events().name()));
        worker.start();
        return Map.of();
    }

    @Override
    public Map<String, String> configuration() {
        return new TreeMap<>(Map.of(
                "guarantee",
                "transactions with offsets, read_committed",
                "commit interval",
                ContenderSettings.COMMIT_MILLIS + " ms",
                "producer",
                "acks=all, zstd, linger " + ContenderSettings.LINGER_MILLIS + " ms",
                "output",
                "the canonical event, encoded anew"));
    }

    @Override
    public void close() {
        stopped = true;
        consumer.wakeup();
        try {
            worker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long committed = System.nanoTime();
        boolean open = false;
        try {
            while (!stopped) {
                ConsumerRecords<byte[], byte[]> batch =
                        consumer.poll(Duration.ofMillis(ContenderSettings.COMMIT_MILLIS));
                if (!batch.isEmpty() && !open) {
                    producer.beginTransaction();
                    open = true;
                }
                for (ConsumerRecord<byte[], byte[]> input : batch) {
                    forward(input);
                }
                if (open && System.nanoTime() - committed >= ContenderSettings.COMMIT_MILLIS * 1_000_000L) {
                    producer.sendOffsetsToTransaction(done, consumer.groupMetadata());
                    producer.commitTransaction();
                    done.clear();
                    open = false;
                    committed = System.nanoTime();
                }
            }
        } catch (WakeupException asked) {
            // close() ends the poll this way.
        } finally {
            consumer.close();
            producer.close();
        }
    }

    private void forward(ConsumerRecord<byte[], byte[]> input) {
        CanonicalEvent event = decoder.decode(input.value(), CanonicalEvent.class);
        byte[] value = encoder.encode(topics.events(), event);
        // A record that cannot be written fails the commit.
        var unused = producer.send(
                new ProducerRecord<>(topics.features().name(), null, input.timestamp(), input.key(), value));
        done.put(new TopicPartition(input.topic(), input.partition()), new OffsetAndMetadata(input.offset() + 1));
    }
}
