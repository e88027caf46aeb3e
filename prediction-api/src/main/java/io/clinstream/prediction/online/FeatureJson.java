package io.clinstream.prediction.online;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.clinstream.prediction.online.VectorFields.IncompleteVectorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The field {@code features}: one JSON object of numbers and nulls, read token by token, for it is read for every score. */
final class FeatureJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
    private static final int USUAL = 512;

    private FeatureJson() {}

    /** The features that are not null; fails on anything but one flat object with each name once. */
    static Map<String, Double> parse(byte[] json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return features(parser);
        } catch (IOException malformed) {
            throw new IncompleteVectorException("field features is no JSON");
        } catch (IllegalArgumentException twice) {
            throw new IncompleteVectorException("field features has a feature twice");
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, Double> features(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IncompleteVectorException("field features is no JSON object");
        }
        List<Map.Entry<String, Double>> features = new ArrayList<>(USUAL);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
                features.add(Map.entry(name, finite(name, parser.getDoubleValue())));
            } else if (token != JsonToken.VALUE_NULL) {
                throw new IncompleteVectorException("feature " + name + " is no number");
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new IncompleteVectorException("field features is no JSON object");
        }
        return Map.ofEntries(features.toArray(new Map.Entry[0]));
    }

    private static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IncompleteVectorException("feature " + name + " is no finite number");
        }
        return value;
    }
}
