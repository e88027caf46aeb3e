package io.clinstream.features.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.RawValue;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.platform.http.Problem;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some features out of a stored JSON document, each number as it is written there. */
final class ChosenFeatures {

    private final Map<String, Integer> places = new HashMap<>();

    /**
     * Features by name.
     *
     * @param field for the message
     * @throws Problem 422 one is unknown or named twice, or there is none
     */
    ChosenFeatures(String field, List<String> names) {
        if (names.isEmpty()) {
            throw Parameters.broken(field, "", "must name at least one feature");
        }
        for (String name : names) {
            if (FeatureCatalog.current().find(name).isEmpty()) {
                throw Parameters.broken(field, name, "must be the name of a feature: see /catalogue");
            }
            if (places.put(name, places.size()) != null) {
                throw Parameters.broken(field, name, "must be named once");
            }
        }
    }

    /** The values in the order of the names; null where there is none. */
    List<@Nullable Object> of(String document) {
        List<@Nullable Object> values = new ArrayList<>();
        places.forEach((name, place) -> values.add(null));
        try (JsonParser json = Json.MAPPER.getFactory().createParser(document)) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                Integer place = places.get(name);
                if (place != null && value.isNumeric()) {
                    values.set(place, new RawValue(json.getText()));
                }
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException("a stored vector is no JSON document", damaged);
        }
        return values;
    }
}
