package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clinstream.features.StoredObjects.BronzeLine;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.kafka.TopicProvisioner;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import io.clinstream.streams.PrivateTopics;
import io.clinstream.testing.StackExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A topic is deleted and made anew under a running sink: offsets count from 0 again, and the old objects stand. */
@ExtendWith(StackExtension.class)
class RecreatedTopicIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PARTITIONS = 2;
    private static final int OLD = 300;
    private static final int NEW = 500;

    private final StackAddresses addresses;

    @TempDir
    private Path folder;

    RecreatedTopicIT(StackAddresses addresses) {
        this.addresses = addresses;
    }

    @Test
    void shouldBeginAChainOfItsOwnAndLeaveTheOldAlone() throws Exception {
        // Given
        PrivateTopics log = PrivateTopics.make(addresses.environment(), "it-anew", PARTITIONS);
        StoredObjects stored = new StoredObjects(MinioObjectStore.from(Configuration.of(log.settings())), folder);
        String topic = log.topics().vitals().name();
        try (FeatureServiceProcess service = FeatureServiceProcess.start(
                log.settings(Map.of("CLINSTREAM_OBJECT_MAX_AGE", "PT1S")), folder.resolve("feature-service.log"))) {
            produce(log, OLD);
            Map<String, String> first = payloads(log);
            awaitLines(stored, topic, first.size());
            List<BronzeLine> before = stored.bronze(topic);
            Map<String, String> objects = stored.checksums("raw/" + topic + "/");

            // When
            makeAnew(log, topic);
            produce(log, NEW);
            Map<String, String> second = payloads(log);
            awaitLines(stored, topic, first.size() + second.size());
            assertThat(service.stop()).isZero();

            // Then
            List<BronzeLine> lines = stored.bronze(topic);
            assertThat(first).hasSizeGreaterThanOrEqualTo(OLD);
            assertThat(second).hasSizeGreaterThanOrEqualTo(NEW);
            assertThat(lines).hasSize(first.size() + second.size());
            assertThat(lines.stream().map(BronzeLine::topicId).distinct()).hasSize(2);
            String oldId = before.get(0).topicId();
            assertThat(chain(lines, oldId, true)).isEqualTo(first);
            assertThat(chain(lines, oldId, false)).isEqualTo(second);
            assertThat(stored.checksums("raw/" + topic + "/")).containsAllEntriesOf(objects);
        }
    }

    private static Map<String, String> chain(List<BronzeLine> lines, String topicId, boolean same) {
        Map<String, String> chain = new HashMap<>();
        lines.stream()
                .filter(line -> line.topicId().equals(topicId) == same)
                .forEach(line -> chain.put(line.place(), line.payload()));
        return chain;
    }

    private static void makeAnew(PrivateTopics log, String topic) throws Exception {
        try (Admin admin = Admin.create(log.kafka().admin())) {
            admin.deleteTopics(List.of(topic)).all().get();
            TopicProvisioner provisioner = new TopicProvisioner(PARTITIONS, (short) 1);
            // Until the deletion is through, the topic can neither be described nor created.
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                provisioner.provision(admin, log.topics());
                return admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .containsKey(topic);
            });
        }
    }

    private static void produce(PrivateTopics log, int count) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        // No sequence numbers: a broker in the middle of the change takes them for the old topic's.
        Map<String, Object> properties = log.kafka().producer();
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int reading = 0; reading < count; reading++) {
                String patient = "it-anew-" + reading % 20;
                VitalSigns vitals = VitalSigns.newBuilder()
                        .setEventId("reading-" + count + "-" + reading)
                        .setPatientId(patient)
                        .setStudyId("IT")
                        .setSource("monitor-1")
                        .setEventTime(Instant.now())
                        .setHeartRate(new Quantity(60.0 + reading % 60, "/min"))
                        .build();
                sent.add(producer.send(log.raw(log.topics().vitals(), patient, vitals)));
            }
        }
        for (Future<RecordMetadata> record : sent) {
            record.get();
        }
    }

    private static Map<String, String> payloads(PrivateTopics log) {
        Map<String, String> payloads = new HashMap<>();
        log.committed(log.topics().vitals())
                .forEach(record -> payloads.put(
                        record.topic() + "-" + record.partition() + "-" + record.offset(),
                        Base64.getEncoder().encodeToString(record.value())));
        return payloads;
    }

    private static void awaitLines(StoredObjects stored, String topic, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> stored.bronze(topic).size() >= count);
    }
}
