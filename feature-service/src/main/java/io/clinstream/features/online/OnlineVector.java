package io.clinstream.features.online;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A feature vector as the online store holds it.
 *
 * @param patientId patient
 * @param version place in the canonical log
 * @param asOf the instant it describes
 * @param expiresAt when the store forgets it: a fixed time after the patient's last accepted event
 * @param fields fields of the hash; absent where the vector has none
 */
public record OnlineVector(
        String patientId, VectorVersion version, Instant asOf, Instant expiresAt, Map<String, String> fields) {

    /** Copies the fields. */
    public OnlineVector {
        fields = Map.copyOf(fields);
    }

    /**
     * From a record of {@code clinical.features}.
     *
     * @param vector the record
     * @param retention how long after the last accepted event the store keeps it
     */
    public static OnlineVector from(GenericRecord vector, Duration retention) {
        VectorVersion version = new VectorVersion(
                (int) vector.get("log_epoch"),
                (int) vector.get("canonical_partition"),
                (long) vector.get("canonical_offset"),
                (int) vector.get("sequence"));
        Instant asOf = instant(vector, "as_of");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(OnlineFields.FEATURES, FeaturesJson.of((GenericRecord) vector.get("features")));
        fields.put(OnlineFields.UPDATED_AT, asOf.toString());
        fields.put(OnlineFields.KNOWN_AT, instant(vector, "known_at").toString());
        fields.put(OnlineFields.VERSION, version.toString());
        fields.put(OnlineFields.FEATURE_SET, vector.get("feature_set").toString());
        fields.put(OnlineFields.VECTOR_SHA256, vector.get("vector_sha256").toString());
        fields.put(OnlineFields.STUDY_ID, vector.get("study_id").toString());
        fields.put(OnlineFields.CLOCK, vector.get("clock").toString());
        putText(fields, OnlineFields.SITE_ID, vector.get("site_id"));
        putInstant(fields, OnlineFields.VITALS, vector.get("vitals_at"));
        putInstant(fields, OnlineFields.LABS, vector.get("labs_at"));
        putInstant(fields, OnlineFields.ADVERSE_EVENTS, vector.get("adverse_events_at"));
        return new OnlineVector(
                vector.get("patient_id").toString(),
                version,
                asOf,
                instant(vector, "last_accepted_at").plus(retention),
                fields);
    }

    private static Instant instant(GenericRecord vector, String field) {
        return Instant.ofEpochMilli((long) vector.get(field));
    }

    private static void putText(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private static void putInstant(Map<String, String> fields, String name, @Nullable Object millis) {
        if (millis != null) {
            fields.put(name, Instant.ofEpochMilli((long) millis).toString());
        }
    }
}
