package io.clinstream.operations.parity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the hash of a patient in Redis with a recomputed vector: every feature as a number, every other field, and
 * then the text of the document itself, in which a digit may be wrong without changing the number.
 */
final class OnlineFields {

    private static final String FEATURES = "features";
    private static final double PLAIN_BELOW = 1e15;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private OnlineFields() {}

    /** What differs. */
    static List<Difference> differences(Map<String, String> stored, Recomputed expected, String place) {
        List<Difference> found = new ArrayList<>();
        Map<String, String> fields = new TreeMap<>(stored);
        String document = fields.remove(FEATURES);
        Map<String, String> wanted = wanted(expected);
        for (Map.Entry<String, String> field : wanted.entrySet()) {
            String there = fields.remove(field.getKey());
            if (!field.getValue().equals(there)) {
                found.add(new Difference(place, field.getKey(), there, field.getValue()));
            }
        }
        fields.forEach((name, value) -> found.add(new Difference(place, name, value, null)));
        features(document, expected.vector(), place, found);
        return found;
    }

    private static Map<String, String> wanted(Recomputed expected) {
        Map<String, String> wanted = new TreeMap<>();
        FeatureVector vector = expected.vector();
        wanted.put("updated_at", instant(vector.asOf()));
        wanted.put("known_at", instant(expected.clock().knownAt()));
        wanted.put("version", expected.version());
        wanted.put("feature_set", vector.catalog().featureSet());
        wanted.put("vector_sha256", expected.sha256());
        wanted.put("study_id", expected.clock().studyId());
        wanted.put("clock", expected.clock().mode().name());
        String site = expected.clock().siteId();
        if (site != null) {
            wanted.put("site_id", site);
        }
        put(wanted, "vitals", vector.newestVitals());
        put(wanted, "labs", vector.newestLabs());
        put(wanted, "adverse_events", vector.newestAdverseEvents());
        return wanted;
    }

    private static void features(
            @Nullable String document, FeatureVector vector, String place, List<Difference> found) {
        JsonNode read = read(document);
        if (read == null) {
            found.add(new Difference(place, FEATURES, "no JSON object", "a JSON object"));
            return;
        }
        int before = found.size();
        for (Feature feature : vector.catalog().features()) {
            JsonNode node = read.get(feature.name());
            Double expected = vector.value(feature);
            boolean same = expected == null
                    ? node != null && node.isNull()
                    : node != null && node.isNumber() && bits(node.doubleValue()) == bits(expected);
            if (!same) {
                found.add(new Difference(
                        place,
                        feature.name(),
                        node == null ? "no such field" : node.asText(),
                        expected == null ? null : expected.toString()));
            }
        }
        if (found.size() == before && !text(vector).equals(document)) {
            found.add(new Difference(place, FEATURES, "another text of the same numbers", "the shortest text"));
        }
    }

    /** JSON knows no negative zero that a reader would keep. */
    private static long bits(double value) {
        return Double.doubleToRawLongBits(value + 0.0);
    }

    private static @Nullable JsonNode read(@Nullable String document) {
        if (document == null) {
            return null;
        }
        try {
            JsonNode read = Json.MAPPER.readTree(document);
            return read.isObject() ? read : null;
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    /** The document as the contract says: catalogue order, shortest decimals, whole numbers without a point. */
    static String text(FeatureVector vector) {
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            int index = 0;
            for (Feature feature : vector.catalog().features()) {
                json.writeFieldName(feature.name());
                double value = vector.number(index);
                if (vector.isNull(index++)) {
                    json.writeNull();
                } else if (value == Math.rint(value) && Math.abs(value) < PLAIN_BELOW) {
                    json.writeNumber((long) value);
                } else {
                    json.writeNumber(value);
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void put(Map<String, String> wanted, String name, OptionalLong instant) {
        if (instant.isPresent()) {
            wanted.put(name, instant(instant.getAsLong()));
        }
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
