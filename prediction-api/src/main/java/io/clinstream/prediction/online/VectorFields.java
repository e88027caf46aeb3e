package io.clinstream.prediction.online;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of the hash {@code patient:{patient_id}:features}. */
final class VectorFields {

    /** Every field that is read, in the order in which {@link #parse} expects the values. */
    static final List<String> NAMES = List.of(
            "features", "updated_at", "version", "feature_set", "vector_sha256", "vitals", "labs", "adverse_events");

    private static final int FEATURES = 0;
    private static final int UPDATED_AT = 1;
    private static final int VERSION = 2;
    private static final int FEATURE_SET = 3;
    private static final int SHA256 = 4;
    private static final int FIRST_GROUP = 5;

    private VectorFields() {}

    /**
     * The vector in these fields.
     *
     * @param values of {@link #NAMES}; null where the hash has no such field
     * @throws IncompleteVectorException a field is missing or malformed: a half-written or foreign hash
     */
    static OnlineVector parse(List<byte @Nullable []> values) {
        Map<String, Instant> newest = new HashMap<>();
        for (int group = FIRST_GROUP; group < NAMES.size(); group++) {
            byte[] text = values.get(group);
            if (text != null && text.length > 0) {
                newest.put(NAMES.get(group), instant(NAMES.get(group), text(text)));
            }
        }
        return new OnlineVector(
                instant(NAMES.get(UPDATED_AT), text(require(values, UPDATED_AT))),
                text(require(values, VERSION)),
                text(require(values, FEATURE_SET)),
                text(require(values, SHA256)),
                FeatureJson.parse(require(values, FEATURES)),
                newest);
    }

    /** The same from text, as a person reads the hash. */
    static OnlineVector parse(Map<String, String> fields) {
        List<byte @Nullable []> values = new ArrayList<>();
        for (String name : NAMES) {
            String text = fields.get(name);
            values.add(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
        }
        return parse(values);
    }

    private static byte[] require(List<byte @Nullable []> values, int field) {
        byte[] value = values.get(field);
        if (value == null || value.length == 0) {
            throw new IncompleteVectorException("field " + NAMES.get(field) + " is missing");
        }
        return value;
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw new IncompleteVectorException("field " + field + " is no ISO 8601 instant");
        }
    }

    /** The hash is no whole vector. */
    static final class IncompleteVectorException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IncompleteVectorException(String message) {
            super(message);
        }
    }
}
