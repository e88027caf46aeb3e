package io.clinstream.streams;

import static org.awaitility.Awaitility.await;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.kafka.TopicProvisioner;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.Contract;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.streams.testing.Vector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** All topics of the contract under a prefix of the test's own, on the shared broker. */
public final class PrivateTopics {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, String> settings;
    private final KafkaSettings kafka;
    private final SchemaRegistryClient registry;
    private final AvroDecoder decoder;
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();

    private PrivateTopics(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
        this.kafka = KafkaSettings.from(Configuration.of(settings));
        this.registry = new SchemaRegistryClient(kafka.registryUrl());
        this.decoder = new AvroDecoder(registry);
    }

    /** Makes the topics, with a tick every two seconds. */
    public static PrivateTopics make(Map<String, String> addresses, String prefix, int partitions) {
        Map<String, String> settings = new HashMap<>(addresses);
        settings.put("CLINSTREAM_TOPIC_PREFIX", prefix);
        settings.put("CLINSTREAM_TICK_RESOLUTION", "PT2S");
        PrivateTopics made = new PrivateTopics(settings);
        try (Admin admin = Admin.create(made.kafka.admin())) {
            TopicProvisioner provisioner = new TopicProvisioner(partitions, (short) 1);
            // A busy broker does not describe at once what it has just created.
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .until(() -> {
                        provisioner.provision(admin, made.topics());
                        return true;
                    });
        }
        Contract.register(made.registry, made.topics());
        return made;
    }

    public Topics topics() {
        return kafka.topics();
    }

    public KafkaSettings kafka() {
        return kafka;
    }

    /** What an application on these topics is told. */
    public Map<String, String> settings() {
        return settings;
    }

    /** The same with one setting more. */
    public Map<String, String> settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    /** A producer of raw records; the caller closes it. */
    public KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A raw record under its patient's key. */
    public ProducerRecord<byte[], byte[]> raw(Topic topic, String patientId, SpecificRecord value) {
        int id = ids.computeIfAbsent(topic.subject(), subject -> registry.idOf(subject, value.getSchema()));
        return new ProducerRecord<>(
                topic.name(), patientId.getBytes(StandardCharsets.UTF_8), AvroEncoder.encode(id, value));
    }

    /** Everything committed in a topic by now, in the order of each partition. */
    public List<ConsumerRecord<byte[], byte[]>> committed(Topic topic) {
        return new LogReader(kafka).all(topic);
    }

    /** The vectors committed by now. */
    List<Vector> vectors() {
        return committed(topics().features()).stream()
                .map(found -> new Vector(decoder.decode(found.value())))
                .toList();
    }

    public <T extends SpecificRecord> T decode(ConsumerRecord<byte[], byte[]> found, Class<T> type) {
        return decoder.decode(found.value(), type);
    }
}
