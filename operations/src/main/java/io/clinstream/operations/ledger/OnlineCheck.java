package io.clinstream.operations.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.vector.VectorHash;
import io.clinstream.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Compares what Redis holds of a patient with the patient's last vector, field by field. */
final class OnlineCheck {

    private static final Duration KEPT = Duration.ofDays(2);

    private OnlineCheck() {}

    /** Whether the key of this vector must have left Redis by {@code now}. */
    static boolean expired(GenericRecord vector, Instant now) {
        return instant(vector.get("last_accepted_at")).plus(KEPT).isBefore(now);
    }

    /** The fields that differ; names only, no values. */
    static List<String> differences(GenericRecord vector, Map<String, String> fields) {
        if (fields.isEmpty()) {
            return List.of("the key is missing");
        }
        List<String> wrong = new ArrayList<>();
        compareTime("updated_at", vector.get("as_of"), fields, wrong);
        compareTime("known_at", vector.get("known_at"), fields, wrong);
        compareTime("vitals", vector.get("vitals_at"), fields, wrong);
        compareTime("labs", vector.get("labs_at"), fields, wrong);
        compareTime("adverse_events", vector.get("adverse_events_at"), fields, wrong);
        compareText("version", version(vector), fields, wrong);
        compareText("feature_set", vector.get("feature_set").toString(), fields, wrong);
        compareText("vector_sha256", vector.get("vector_sha256").toString(), fields, wrong);
        compareFeatures(vector, fields, wrong);
        return wrong;
    }

    /** Version of a vector as Redis names it. */
    static String version(GenericRecord vector) {
        return vector.get("log_epoch") + "-" + vector.get("canonical_partition") + "-" + vector.get("canonical_offset")
                + "-" + vector.get("sequence");
    }

    private static void compareFeatures(GenericRecord vector, Map<String, String> fields, List<String> wrong) {
        GenericRecord values = (GenericRecord) vector.get("features");
        Optional<JsonNode> online = document(fields.get("features"));
        if (online.isEmpty()) {
            wrong.add("features is no JSON object");
            return;
        }
        List<@Nullable Double> read = new ArrayList<>();
        for (Feature feature : FeatureCatalog.current().features()) {
            JsonNode node = online.get().get(feature.name());
            Double value = node == null || !node.isNumber() ? null : node.doubleValue();
            if (node == null || !Objects.equals(value, values.get(feature.name()))) {
                wrong.add(feature.name());
            }
            read.add(value);
        }
        String recomputed = VectorHash.sha256(
                vector.get("feature_set").toString(),
                vector.get("patient_id").toString(),
                (Long) vector.get("as_of"),
                read);
        if (!recomputed.equals(fields.get("vector_sha256"))) {
            wrong.add("vector_sha256 is not the hash of the values beside it");
        }
    }

    private static Optional<JsonNode> document(@Nullable String text) {
        try {
            return Optional.ofNullable(text == null ? null : Json.MAPPER.readTree(text))
                    .filter(JsonNode::isObject);
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    private static void compareText(String name, String expected, Map<String, String> fields, List<String> wrong) {
        if (!expected.equals(fields.get(name))) {
            wrong.add(name);
        }
    }

    private static void compareTime(
            String name, @Nullable Object expected, Map<String, String> fields, List<String> wrong) {
        String text = fields.getOrDefault(name, "");
        boolean same = expected == null
                ? text.isEmpty()
                : !text.isEmpty() && instant(expected).equals(Instant.parse(text));
        if (!same) {
            wrong.add(name);
        }
    }

    private static Instant instant(Object millis) {
        return Instant.ofEpochMilli((Long) millis);
    }
}
