package io.clinstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.contract.Topics;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.kafka.TopicProvisioner;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.Contract;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import io.clinstream.streams.testing.FeaturesFixture;
import io.clinstream.streams.testing.RawInput;
import io.clinstream.streams.testing.Vector;
import io.clinstream.testing.StackExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Both applications as a process of their own, on topics of their own. */
@ExtendWith(StackExtension.class)
class StreamProcessorIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int READINGS = 1500;
    private static final int PATIENTS = 15;
    private static final long SEED = 20_261_120L;

    private final Map<String, String> settings;
    private KafkaSettings kafka;
    private Topics topics;
    private SchemaRegistryClient registry;

    @TempDir
    private Path folder;

    StreamProcessorIT(StackAddresses addresses) {
        this.settings = new HashMap<>(addresses.environment());
    }

    @BeforeEach
    void makeTopics(TestInfo test) throws Exception {
        String prefix = "it-" + Integer.toHexString(test.getDisplayName().hashCode());
        settings.put("CLINSTREAM_TOPIC_PREFIX", prefix);
        settings.put("CLINSTREAM_TICK_RESOLUTION", "PT2S");
        kafka = KafkaSettings.from(Configuration.of(settings));
        topics = kafka.topics();
        registry = new SchemaRegistryClient(kafka.registryUrl());
        try (Admin admin = Admin.create(kafka.admin())) {
            new TopicProvisioner(2, (short) 1).provision(admin, topics);
        }
        Contract.register(registry, topics);
    }

    @Test
    void shouldRefuseEachBadInputWithItsReasonAndBytes() throws Exception {
        // Given
        List<RawInput> inputs = RawInput.all();
        Map<String, RawInput> byPosition = new HashMap<>();
        ToIntFunction<Schema> ids = schema -> registry.register(subject(schema), schema);

        try (StreamProcessorProcess processor = StreamProcessorProcess.start(settings, folder)) {
            // When
            try (KafkaProducer<byte[], byte[]> producer = producer()) {
                for (RawInput input : inputs) {
                    if (!input.isRefusedByBroker(topics)) {
                        var sent = producer.send(new ProducerRecord<>(
                                        input.topic(topics).name(), input.key(), input.value(topics, ids)))
                                .get();
                        byPosition.put(sent.topic() + " " + sent.partition() + " " + sent.offset(), input);
                    }
                }
            }
            int letters =
                    byPosition.values().stream().mapToInt(RawInput::letters).sum();
            int accepted = Math.toIntExact(
                    byPosition.values().stream().filter(RawInput::isAccepted).count());
            await().atMost(PATIENCE)
                    .until(() -> read(topics.deadLetter()).size() >= letters && events().size() >= accepted);

            // Then
            List<ConsumerRecord<byte[], byte[]>> found = read(topics.deadLetter());
            assertThat(found).hasSize(letters);
            for (ConsumerRecord<byte[], byte[]> letter : found) {
                RawInput input = byPosition.get(header(letter, DeadLetterHeaders.SOURCE_TOPIC)
                        + " " + header(letter, DeadLetterHeaders.SOURCE_PARTITION)
                        + " " + header(letter, DeadLetterHeaders.SOURCE_OFFSET));
                assertThat(header(letter, DeadLetterHeaders.REASON))
                        .as(input.name())
                        .isEqualTo(input.expectation());
                assertThat(header(letter, DeadLetterHeaders.SCOPE)).isEqualTo(input.scope());
                assertThat(letter.key()).isEqualTo(input.key());
                assertThat(letter.value()).isEqualTo(input.value(topics, ids));
            }
            assertThat(events()).hasSize(accepted);
            assertThat(processor.stop()).isZero();
        }
    }

    @Test
    void shouldWriteWhatAReplayOfTheLogWritesOverAKill() throws Exception {
        try (StreamProcessorProcess processor = StreamProcessorProcess.start(settings, folder)) {
            // When
            sendReadings(0, READINGS / 2);
            await().atMost(PATIENCE).until(() -> events().size() > READINGS / 10);
            processor.killAndRestart();
            sendReadings(READINGS / 2, READINGS);
            await().atMost(PATIENCE).until(() -> events().size() >= READINGS);
            await().atMost(PATIENCE).until(this::featuresCaughtUp);

            // Then
            assertThat(events()).hasSize(READINGS);
            assertThat(processor.stop()).isZero();
        }
        for (int partition = 0; partition < 2; partition++) {
            assertThat(written(partition)).isNotEmpty().isEqualTo(replayed(partition));
        }
    }

    /** Every event has its vector, and no vector is missing that a replay would write. */
    private boolean featuresCaughtUp() {
        long byEvents = read(topics.features()).stream()
                .map(this::vector)
                .filter(vector -> vector.trigger().equals("EVENT"))
                .count();
        return byEvents >= READINGS;
    }

    private List<String> written(int partition) {
        return read(topics.features()).stream()
                .map(this::vector)
                .filter(vector -> vector.row().get("canonical_partition").equals(partition))
                .map(Vector::identity)
                .toList();
    }

    /** The same topology over the same log, in this JVM, without any interruption. */
    private List<String> replayed(int partition) {
        AvroDecoder decoder = new AvroDecoder(registry);
        long end = read(topics.features()).stream()
                .map(this::vector)
                .filter(vector -> vector.row().get("canonical_partition").equals(partition))
                .mapToLong(vector -> (Long) vector.row().get("canonical_offset"))
                .max()
                .orElseThrow();
        try (FeaturesFixture features = FeaturesFixture.roomy()) {
            for (ConsumerRecord<byte[], byte[]> event : read(topics.events())) {
                if (event.partition() == partition && event.offset() <= end) {
                    features.append(
                            decoder.decode(event.value(), CanonicalEvent.class),
                            Instant.ofEpochMilli(event.timestamp()));
                }
            }
            return features.vectors().stream().map(Vector::identity).toList();
        }
    }

    private Vector vector(ConsumerRecord<byte[], byte[]> found) {
        return new Vector(new AvroDecoder(registry).decode(found.value()));
    }

    private List<CanonicalEvent> events() {
        AvroDecoder decoder = new AvroDecoder(registry);
        return read(topics.events()).stream()
                .map(event -> decoder.decode(event.value(), CanonicalEvent.class))
                .filter(event -> event.getKind() != EventKind.TICK)
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> read(io.clinstream.contract.Topic topic) {
        return new LogReader(kafka).all(topic);
    }

    /** Readings of the last hour, some of them about to leave the window of one hour. */
    private void sendReadings(int from, int to) {
        Random random = new Random(SEED + from);
        int id = registry.register(topics.vitals().subject(), VitalSigns.getClassSchema());
        Instant start = Instant.now().minus(Duration.ofMinutes(62));
        List<ProducerRecord<byte[], byte[]>> readings = new ArrayList<>();
        for (int number = from; number < to; number++) {
            String patient = "PT-" + number % PATIENTS;
            VitalSigns reading = VitalSigns.newBuilder()
                    .setEventId("reading-" + number)
                    .setPatientId(patient)
                    .setStudyId("IT")
                    .setSource("monitor-1")
                    .setEventTime(start.plusMillis(number * 40L))
                    .setHeartRate(Quantity.newBuilder()
                            .setValue(60 + random.nextInt(60))
                            .setUnit("/min")
                            .build())
                    .build();
            readings.add(new ProducerRecord<>(
                    topics.vitals().name(), patient.getBytes(StandardCharsets.UTF_8), AvroEncoder.encode(id, reading)));
        }
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            List<Future<RecordMetadata>> sent =
                    readings.stream().map(producer::send).toList();
            producer.flush();
            assertThat(sent).allMatch(Future::isDone);
        }
    }

    private String subject(Schema schema) {
        return topics.raw().stream()
                .filter(topic -> topic.schema().orElseThrow().equals(schema))
                .findFirst()
                .orElseThrow()
                .subject();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
