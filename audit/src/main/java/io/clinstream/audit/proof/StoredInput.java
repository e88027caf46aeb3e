package io.clinstream.audit.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.audit.AuditRow;
import io.clinstream.models.ScoringInput;
import io.clinstream.platform.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the model saw, read back from an audit row. */
final class StoredInput {

    private StoredInput() {}

    /** The input; empty where there was no vector. */
    static Optional<ScoringInput> of(AuditRow row) {
        JsonNode used = json(row.featuresUsed());
        JsonNode asOf = used.path("as_of");
        if (!asOf.isTextual()) {
            return Optional.empty();
        }
        Map<String, Double> values = new HashMap<>();
        used.path("values").properties().forEach(value -> {
            if (value.getValue().isNumber()) {
                values.put(value.getKey(), value.getValue().doubleValue());
            }
        });
        Map<String, Long> ages = new HashMap<>();
        used.path("ages_seconds")
                .properties()
                .forEach(age -> ages.put(age.getKey(), age.getValue().longValue()));
        try {
            return Optional.of(new ScoringInput(
                    used.path("feature_set").asText(), values, Instant.parse(asOf.asText()), ages, row.timestamp()));
        } catch (DateTimeException changed) {
            return Optional.empty();
        }
    }

    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a jsonb column holds JSON", impossible);
        }
    }
}
