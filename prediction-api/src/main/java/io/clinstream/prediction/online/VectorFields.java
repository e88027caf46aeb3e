package io.clinstream.prediction.online;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the fields of the hash {@code patient:{patient_id}:features}. */
final class VectorFields {

    static final List<String> GROUPS = List.of("vitals", "labs", "adverse_events");

    private VectorFields() {}

    /**
     * The vector in these fields.
     *
     * @throws IncompleteVectorException a field is missing or malformed: a half-written or foreign hash
     */
    static OnlineVector parse(Map<String, String> fields) {
        Map<String, Instant> newest = new HashMap<>();
        for (String group : GROUPS) {
            String text = fields.get(group);
            if (text != null && !text.isEmpty()) {
                newest.put(group, instant(group, text));
            }
        }
        return new OnlineVector(
                instant("updated_at", require(fields, "updated_at")),
                require(fields, "version"),
                require(fields, "feature_set"),
                require(fields, "vector_sha256"),
                features(require(fields, "features")),
                newest);
    }

    private static Map<String, Double> features(String json) {
        JsonNode document;
        try {
            document = Json.MAPPER.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IncompleteVectorException("field features is no JSON");
        }
        Map<String, Double> features = new HashMap<>();
        document.properties().forEach(entry -> {
            if (entry.getValue().isNumber()) {
                features.put(entry.getKey(), entry.getValue().doubleValue());
            } else if (!entry.getValue().isNull()) {
                throw new IncompleteVectorException("feature " + entry.getKey() + " is no number");
            }
        });
        return features;
    }

    private static String require(Map<String, String> fields, String name) {
        String text = fields.get(name);
        if (text == null || text.isEmpty()) {
            throw new IncompleteVectorException("field " + name + " is missing");
        }
        return text;
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
