package io.clinstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clinstream.contract.Topics;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry away for a minute while a schema id arrives that nobody has seen: nothing refused, nothing lost. */
class RegistryOutageIT {

    private static final Duration OUTAGE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int READINGS = 20;

    @TempDir
    private Path folder;

    @Test
    void shouldWaitOutTheOutageAndRefuseNothing() throws Exception {
        try (EmbeddedStack stack =
                EmbeddedStack.start(folder.resolve("stack"), StackOptions.infrastructure(Distribution.ofThisJvm()))) {
            Map<String, String> settings = new HashMap<>(stack.addresses().environment());
            KafkaSettings kafka = KafkaSettings.from(Configuration.of(settings));
            Topics topics = kafka.topics();
            SchemaRegistryClient registry = new SchemaRegistryClient(kafka.registryUrl());
            LogReader log = new LogReader(kafka);
            Path streams = Files.createDirectories(folder.resolve("streams"));
            int known = registry.register(topics.vitals().subject(), VitalSigns.getClassSchema());
            Schema newer = withOneMoreField();
            int unseen = registry.register(topics.vitals().subject(), newer);

            try (StreamProcessorProcess processor = StreamProcessorProcess.start(settings, streams)) {
                // Given
                send(kafka, known, readings("before", VitalSigns.getClassSchema()));
                await().atMost(PATIENCE).until(() -> accepted(log, topics, registry) == READINGS);

                // When
                stack.stop(Part.REGISTRY);
                send(kafka, unseen, readings("unseen", newer));
                send(kafka, known, readings("during", VitalSigns.getClassSchema()));

                // Then
                await().during(OUTAGE)
                        .atMost(OUTAGE.plusSeconds(30))
                        .until(() -> log.all(topics.deadLetter()).isEmpty());
                stack.start(Part.REGISTRY);
                await().atMost(PATIENCE).until(() -> accepted(log, topics, registry) >= 3 * READINGS);
                assertThat(accepted(log, topics, registry)).isEqualTo(3 * READINGS);
                assertThat(log.all(topics.deadLetter())).isEmpty();
                assertThat(processor.stop()).isZero();
            }
        }
    }

    private static int accepted(LogReader log, Topics topics, SchemaRegistryClient registry) {
        AvroDecoder decoder = new AvroDecoder(registry);
        return (int) log.all(topics.events()).stream()
                .map(event -> decoder.decode(event.value(), CanonicalEvent.class))
                .filter(event -> event.getKind() == EventKind.VITALS)
                .count();
    }

    private static List<IndexedRecord> readings(String name, Schema schema) {
        return IntStream.range(0, READINGS)
                .mapToObj(number -> written(reading(name, number), schema))
                .toList();
    }

    private static VitalSigns reading(String name, int number) {
        return VitalSigns.newBuilder()
                .setEventId(name + "-" + number)
                .setPatientId("PT-" + number)
                .setStudyId("IT")
                .setSource(name)
                .setEventTime(Instant.now().minusSeconds(number))
                .setHeartRate(new Quantity(60.0 + number, "/min"))
                .build();
    }

    /** The same reading as a writer with that schema would write it. */
    private static IndexedRecord written(VitalSigns reading, Schema schema) {
        if (schema.equals(reading.getSchema())) {
            return reading;
        }
        GenericData.Record row = new GenericData.Record(schema);
        reading.getSchema().getFields().forEach(field -> {
            Object value = reading.get(field.pos());
            row.put(field.name(), value instanceof Instant time ? time.toEpochMilli() : value);
        });
        return row;
    }

    /** A compatible schema that the registry knows and no application has met. */
    private static Schema withOneMoreField() {
        Schema today = VitalSigns.getClassSchema();
        List<Schema.Field> fields = new ArrayList<>(today.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        fields.add(new Schema.Field(
                "device_note",
                Schema.createUnion(List.of(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING))),
                "Remark of the device. Null: none.",
                Schema.Field.NULL_DEFAULT_VALUE));
        return Schema.createRecord(today.getName(), today.getDoc(), today.getNamespace(), false, fields);
    }

    private static void send(KafkaSettings kafka, int schemaId, List<IndexedRecord> readings) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (IndexedRecord reading : readings) {
                byte[] key = reading.get(
                                reading.getSchema().getField("patient_id").pos())
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(
                                kafka.topics().vitals().name(), key, AvroEncoder.encode(schemaId, reading)))
                        .get();
            }
        }
    }
}
