package io.clinstream.operations.release;

import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.contract.ReleaseHeaders;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serializer;

/** Records of a dead-letter topic, made by hand. */
final class Letters {

    static final String TOPIC = "clinical.dead-letter";
    static final Instant APPENDED = Instant.parse("2026-11-20T12:00:00Z");

    private final InMemorySchemas schemas = new InMemorySchemas();

    InMemorySchemas schemas() {
        return schemas;
    }

    /** A letter about a reading that was appended at {@link #APPENDED}. */
    ConsumerRecord<byte[], byte[]> letter(int partition, long offset, String reason, String source, Instant eventTime) {
        return letter(partition, offset, reason, "RECORD", 100 + offset, reading(source, eventTime));
    }

    ConsumerRecord<byte[], byte[]> letter(
            int partition, long offset, String reason, String scope, long origin, byte[] value) {
        return record(
                partition,
                offset,
                value,
                Map.of(
                        DeadLetterHeaders.APPLICATION,
                        "intake",
                        DeadLetterHeaders.REASON,
                        reason,
                        DeadLetterHeaders.FIELD,
                        "event_time",
                        DeadLetterHeaders.SCOPE,
                        scope,
                        DeadLetterHeaders.SOURCE_TOPIC,
                        "clinical.vitals",
                        DeadLetterHeaders.SOURCE_PARTITION,
                        Integer.toString(partition),
                        DeadLetterHeaders.SOURCE_OFFSET,
                        Long.toString(origin),
                        DeadLetterHeaders.SOURCE_APPEND_TIME,
                        Long.toString(APPENDED.toEpochMilli())));
    }

    /** The note that a letter of the same partition was released. */
    ConsumerRecord<byte[], byte[]> note(int partition, long offset, long letter) {
        return record(partition, offset, null, Map.of(ReleaseHeaders.RELEASED_LETTER, Long.toString(letter)));
    }

    byte[] reading(String source, Instant eventTime) {
        Serializer<SpecificRecord> serializer = schemas.serializer();
        return serializer.serialize(
                "any",
                VitalSigns.newBuilder()
                        .setEventId("reading")
                        .setPatientId("P1")
                        .setStudyId("S1")
                        .setSource(source)
                        .setEventTime(eventTime)
                        .setHeartRate(new Quantity(80.0, "/min"))
                        .build());
    }

    private static ConsumerRecord<byte[], byte[]> record(
            int partition, long offset, byte[] value, Map<String, String> texts) {
        RecordHeaders headers = new RecordHeaders();
        texts.forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                APPENDED.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                2,
                value == null ? 0 : value.length,
                "P1".getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty());
    }
}
