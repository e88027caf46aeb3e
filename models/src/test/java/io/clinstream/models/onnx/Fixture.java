package io.clinstream.models.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clinstream.models.onnx.OnnxDeclaration.Missing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The PyTorch model of {@code src/test/resources/onnx}, and the scores that PyTorch gave. */
final class Fixture {

    static final Set<String> REQUIRED = Set.of("age_years", "ae_count_7d");

    private Fixture() {}

    /**
     * One row and its score.
     *
     * @param columns empty is missing
     * @param score what PyTorch answered
     */
    record Row(List<String> columns, double score) {

        /** The inputs; NaN is missing. */
        double[] inputs() {
            return columns.stream()
                    .mapToDouble(column -> column.isEmpty() ? Double.NaN : Double.parseDouble(column))
                    .toArray();
        }
    }

    static byte[] file(String name) {
        try (InputStream stream = Fixture.class.getResourceAsStream("/onnx/" + name)) {
            return stream.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static OnnxDeclaration declaration() {
        return declaration(Missing.NAN, REQUIRED);
    }

    static OnnxDeclaration declaration(Missing missing, Set<String> required) {
        JsonNode fixture = json();
        Map<String, Double> reference = new HashMap<>();
        fixture.get("reference")
                .properties()
                .forEach(value -> reference.put(value.getKey(), value.getValue().asDouble()));
        return new OnnxDeclaration(
                fixture.get("input").asText(), fixture.get("output").asText(), inputs(), required, reference, missing);
    }

    static List<String> inputs() {
        List<String> inputs = new ArrayList<>();
        json().get("inputs").forEach(name -> inputs.add(name.asText()));
        return inputs;
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        new String(file("scores.csv"), StandardCharsets.UTF_8).lines().skip(1).forEach(line -> {
            List<String> fields = List.of(line.split(",", -1));
            int last = fields.size() - 1;
            rows.add(new Row(fields.subList(0, last), Double.parseDouble(fields.get(last))));
        });
        return rows;
    }

    private static JsonNode json() {
        try {
            return new ObjectMapper().readTree(file("fixture.json"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
