package io.clinstream.features;

import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.schema.AcceptedVital;
import io.clinstream.schema.MeasurementFlag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records that tests feed to sinks. */
public final class Samples {

    /** Append time of every sample unless told otherwise. */
    public static final Instant APPENDED = Instant.parse("2026-11-20T23:59:58.500Z");

    /** Short topic id of every sample. */
    public static final String TOPIC_ID = "AbCdEfGh";

    private Samples() {}

    /** A record as a consumer gets it. */
    public static ConsumerRecord<byte[], byte[]> record(
            String topic, int partition, long offset, Instant appendedAt, byte[] value) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                appendedAt.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                3,
                value == null ? 0 : value.length,
                "PT1".getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    /** A vector with one feature set and all others null. */
    public static GenericRecord vector(String patientId, long offset, String feature, double value) {
        Schema schema = FeatureVectorSchema.schema();
        GenericRecord vector = new GenericData.Record(schema);
        vector.put("patient_id", patientId);
        vector.put("study_id", "STUDY-1");
        vector.put("as_of", Instant.parse("2026-11-20T12:00:00.001Z").toEpochMilli());
        vector.put("known_at", Instant.parse("2026-11-20T12:00:00.001Z").toEpochMilli());
        vector.put("trigger", symbol(schema, "trigger", "EVENT"));
        vector.put("event_id", "e-" + offset);
        vector.put("canonical_partition", 2);
        vector.put("canonical_offset", offset);
        vector.put("sequence", 0);
        vector.put("log_epoch", 1);
        vector.put("clock", symbol(schema, "clock", "LIVE"));
        vector.put("last_accepted_at", Instant.parse("2026-11-20T12:00:00Z").toEpochMilli());
        vector.put("vitals_at", Instant.parse("2026-11-20T11:59:00Z").toEpochMilli());
        vector.put("feature_set", "0123456789abcdef");
        vector.put("vector_sha256", "ab".repeat(32));
        GenericRecord features =
                new GenericData.Record(schema.getField("features").schema());
        features.put(feature, value);
        vector.put("features", features);
        return vector;
    }

    /** One accepted heart rate. */
    public static AcceptedVital heartRate(String patientId, long canonicalOffset, double value) {
        return AcceptedVital.newBuilder()
                .setEventId("e-" + canonicalOffset)
                .setPatientId(patientId)
                .setStudyId("STUDY-1")
                .setSource("monitor-7")
                .setEventTime(Instant.parse("2026-11-20T11:59:00Z"))
                .setCode("heart_rate")
                .setValue(value)
                .setValueScaled(Math.round(value * 10))
                .setDecimals(1)
                .setUnit("/min")
                .setOriginalValue(Double.toString(value))
                .setFlags(List.of(MeasurementFlag.LATE, MeasurementFlag.CORRECTED))
                .setSequence(0)
                .setKnownAt(Instant.parse("2026-11-20T12:00:00Z"))
                .setSourceTopic("clinical.vitals")
                .setSourcePartition(1)
                .setSourceOffset(canonicalOffset)
                .setCanonicalPartition(2)
                .setCanonicalOffset(canonicalOffset)
                .setIngestedAt(Instant.parse("2026-11-20T12:00:00Z"))
                .build();
    }

    private static GenericData.EnumSymbol symbol(Schema schema, String field, String name) {
        return new GenericData.EnumSymbol(schema.getField(field).schema(), name);
    }
}
