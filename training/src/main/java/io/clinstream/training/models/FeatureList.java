package io.clinstream.training.models;

import com.fasterxml.jackson.core.type.TypeReference;
import io.clinstream.models.InvalidModelException;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The features of a model, in the order of its columns.
 *
 * @param names names of the catalogue
 * @param reference a reference value by name
 */
record FeatureList(List<String> names, Map<String, Double> reference) {

    private static final TypeReference<Map<String, Double>> VALUES = new TypeReference<>() {};

    /**
     * Reads lines of {@code NAME} or {@code NAME,REFERENCE}; empty lines and those that begin with # are skipped.
     *
     * @param reference JSON object of name and value; takes the place of values in the lines
     */
    static FeatureList read(Path lines, @Nullable Path reference) throws IOException {
        List<String> names = new ArrayList<>();
        Map<String, Double> values = new LinkedHashMap<>();
        List<String> all = Files.readAllLines(lines);
        for (int number = 0; number < all.size(); number++) {
            String line = all.get(number).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(",", 2);
            names.add(cells[0].strip());
            if (cells.length == 2) {
                values.put(cells[0].strip(), value(lines + " line " + (number + 1), cells[1].strip()));
            }
        }
        return new FeatureList(
                names, reference == null ? values : Json.MAPPER.readValue(Files.readAllBytes(reference), VALUES));
    }

    private static double value(String place, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new InvalidModelException(place, text, "the reference value must be a number");
        }
    }
}
