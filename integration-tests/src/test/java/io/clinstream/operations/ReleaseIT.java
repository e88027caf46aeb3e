package io.clinstream.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.ReleaseHeaders;
import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.operations.access.TopicCursor;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reading whose clock was an hour ahead goes back through intake once its time has come, and counts once. */
class ReleaseIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PATIENT = "PT-released";

    private final Instant eventTime = Instant.now().minus(Duration.ofMinutes(10));
    private final Topics topics = Topics.byDefault();

    @Test
    void shouldAcceptOnceWhatWasAheadOfItsTime(@TempDir Path folder) throws Exception {
        try (RunningSystem system = RunningSystem.start(folder)) {
            // Given: the test tells the broker the append time, so that nobody has to wait for an hour
            KafkaSettings kafka = KafkaSettings.from(
                    Configuration.of(system.stack().addresses().environment()));
            letProducersDate(kafka, topics.vitals());
            byte[] ahead = send(kafka, "ahead", eventTime, eventTime.minus(Duration.ofHours(1)));
            send(kafka, "right", eventTime.minusSeconds(60), eventTime);
            send(kafka, "far", Instant.now().plus(Duration.ofDays(1)), Instant.now());
            await().atMost(PATIENCE)
                    .until(() -> read(kafka, topics.deadLetter()).size() == 2 && accepted(kafka) == 1);

            // When
            JsonNode looked = release(system, "--dry-run");
            JsonNode first = release(system, "--why", "the monitor's clock was set");
            await().atMost(PATIENCE).until(() -> accepted(kafka) == 2);
            JsonNode second = release(system, "--why", "the monitor's clock was set");

            // Then: the far one stays, the other went back once, with its bytes and its origin
            assertThat(counts(looked)).containsExactly(1, 0, 1);
            assertThat(counts(first)).containsExactly(1, 0, 1);
            assertThat(counts(second)).containsExactly(0, 1, 1);
            List<ConsumerRecord<byte[], byte[]>> raw = read(kafka, topics.vitals());
            assertThat(raw).hasSize(4);
            ConsumerRecord<byte[], byte[]> again = raw.stream()
                    .filter(record -> record.headers().lastHeader(ReleaseHeaders.RELEASED_FROM) != null)
                    .findFirst()
                    .orElseThrow();
            assertThat(again.value()).isEqualTo(ahead);
            assertThat(events(kafka, "ahead")).singleElement().satisfies(event -> {
                assertThat(event.getSourcePartition()).isEqualTo(again.partition());
                assertThat(event.getSourceOffset()).isEqualTo(again.offset());
                assertThat(event.getIngestedAt().toEpochMilli()).isEqualTo(again.timestamp());
            });

            // And the books balance: the refused record and the accepted one are each accounted for
            RunningSystem.Outcome ledger = system.operate("ledger", "--json", "--settle", "180");
            assertThat(ledger.exitCode()).as(ledger.out()).isZero();
            JsonNode row = heartRate(ledger.json());
            assertThat(row.path("in").asLong()).isEqualTo(4);
            assertThat(row.path("accepted").asLong()).isEqualTo(2);
            assertThat(row.path("duplicates").asLong()).isZero();
            assertThat(row.at("/rejected/CLOCK_SKEW").asLong()).isEqualTo(2);
            RunningSystem.Outcome trace = system.operate("trace", "ahead", "--json");
            assertThat(trace.json().path("raw")).hasSize(2);
            assertThat(trace.json().path("canonical")).hasSize(1);
            assertThat(trace.json().path("dead letter")).hasSize(1);
            assertThat(trace.json().path("silver")).hasSize(1);
        }
    }

    private static JsonNode heartRate(JsonNode report) {
        for (JsonNode row : report.path("rows")) {
            if (row.path("code").asText().equals("heart_rate")) {
                return row;
            }
        }
        throw new AssertionError("no row of heart_rate in " + report);
    }

    private static JsonNode release(RunningSystem system, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("release-dead-letters", "--reason", "CLOCK_SKEW", "--source", "m", "--json"));
        arguments.addAll(List.of(more));
        RunningSystem.Outcome outcome = system.operate(arguments.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.json();
    }

    private static List<Integer> counts(JsonNode report) {
        return List.of(
                report.path("letters").asInt(),
                report.path("already_released").asInt(),
                report.path("not_ready").asInt());
    }

    private long accepted(KafkaSettings kafka) {
        return events(kafka, "").size();
    }

    private List<CanonicalEvent> events(KafkaSettings kafka, String idPrefix) {
        AvroDecoder decoder = new AvroDecoder(new SchemaRegistryClient(kafka.registryUrl()));
        return read(kafka, topics.events()).stream()
                .map(record -> decoder.decode(record.value(), CanonicalEvent.class))
                .filter(event -> PATIENT.equals(event.getPatientId()))
                .filter(event -> event.getEventId().startsWith(idPrefix))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(KafkaSettings kafka, Topic topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (TopicCursor cursor = TopicCursor.atBeginning(kafka, List.of(topic.name()))) {
            cursor.readToEnd(found::add);
        }
        return found;
    }

    private static void letProducersDate(KafkaSettings kafka, Topic topic) throws Exception {
        try (Admin admin = Admin.create(kafka.admin())) {
            AlterConfigOp byProducer = new AlterConfigOp(
                    new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(
                            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), List.of(byProducer)))
                    .all()
                    .get();
        }
    }

    private byte[] send(KafkaSettings kafka, String id, Instant measuredAt, Instant appendedAt) throws Exception {
        SchemaRegistryClient registry = new SchemaRegistryClient(kafka.registryUrl());
        VitalSigns reading = VitalSigns.newBuilder()
                .setEventId(id)
                .setPatientId(PATIENT)
                .setStudyId("IT")
                .setSource("m")
                .setEventTime(measuredAt)
                .setHeartRate(new Quantity(80.0, "/min"))
                .build();
        byte[] value =
                AvroEncoder.encode(registry.idOf(topics.vitals().subject(), VitalSigns.getClassSchema()), reading);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            topics.vitals().name(),
                            null,
                            appendedAt.toEpochMilli(),
                            PATIENT.getBytes(StandardCharsets.UTF_8),
                            value))
                    .get();
        }
        return value;
    }
}
