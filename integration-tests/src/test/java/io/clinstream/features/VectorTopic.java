package io.clinstream.features;

import static org.awaitility.Awaitility.await;

import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.contract.Topics;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.kafka.TopicProvisioner;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.Contract;
import io.clinstream.platform.registry.SchemaRegistryClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics under a prefix of the test's own, and a producer of vectors without content into one of them. */
final class VectorTopic implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, String> settings;
    private final Topics topics;
    private final int schemaId;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private long offset;

    private VectorTopic(Map<String, String> settings, Topics topics, int schemaId, KafkaSettings kafka) {
        this.settings = settings;
        this.topics = topics;
        this.schemaId = schemaId;
        this.producer = new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static VectorTopic make(Map<String, String> addresses, String prefix, int partitions) {
        Map<String, String> settings = new HashMap<>(addresses);
        settings.put("CLINSTREAM_TOPIC_PREFIX", prefix);
        settings.put("CLINSTREAM_INSTANCE_ID", prefix);
        settings.put("CLINSTREAM_HTTP_PORT", "0");
        KafkaSettings kafka = KafkaSettings.from(Configuration.of(settings));
        try (Admin admin = Admin.create(kafka.admin())) {
            // A busy broker does not describe at once what it has just created.
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .until(() -> {
                        new TopicProvisioner(partitions, (short) 1).provision(admin, kafka.topics());
                        return true;
                    });
        }
        SchemaRegistryClient registry = new SchemaRegistryClient(kafka.registryUrl());
        Contract.register(registry, kafka.topics());
        int schemaId = registry.idOf(kafka.topics().features().subject(), FeatureVectorSchema.schema());
        return new VectorTopic(settings, kafka.topics(), schemaId, kafka);
    }

    /** What an application on these topics is told. */
    Configuration configuration(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return Configuration.of(all);
    }

    Topics topics() {
        return topics;
    }

    /** Sends the next vector of a patient whose last event was accepted at that instant. */
    void send(String patient, Instant lastAccepted) {
        sent.add(producer.send(new ProducerRecord<>(
                topics.features().name(),
                patient.getBytes(StandardCharsets.UTF_8),
                AvroEncoder.encode(schemaId, vector(patient, lastAccepted.toEpochMilli(), offset++)))));
    }

    void flush() throws InterruptedException, ExecutionException {
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        sent.clear();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static GenericRecord vector(String patient, long at, long offset) {
        Schema schema = FeatureVectorSchema.schema();
        GenericRecord vector = new GenericData.Record(schema);
        vector.put("patient_id", patient);
        vector.put("study_id", "it");
        vector.put("as_of", at);
        vector.put("known_at", at);
        vector.put(
                "trigger", new GenericData.EnumSymbol(schema.getField("trigger").schema(), "EVENT"));
        vector.put("canonical_partition", 0);
        vector.put("canonical_offset", offset);
        vector.put("sequence", 0);
        vector.put("log_epoch", 1);
        vector.put("clock", new GenericData.EnumSymbol(schema.getField("clock").schema(), "LIVE"));
        vector.put("last_accepted_at", at);
        vector.put("feature_set", "it");
        vector.put("vector_sha256", "00".repeat(32));
        vector.put(
                "features", new GenericData.Record(schema.getField("features").schema()));
        return vector;
    }
}
