package io.clinstream.models.onnx;

import io.clinstream.models.InvalidModelException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a package says about its ONNX graph.
 *
 * @param input name of the graph's only input, a FLOAT tensor {@code [rows, inputs]}
 * @param output name of the output that holds the probability
 * @param inputs features in the order of the columns
 * @param required inputs without which no score is asked for; all others may be missing
 * @param reference one finite value per input, in the input's own unit: what an explanation compares with
 * @param missing what a missing input is to the graph
 */
public record OnnxDeclaration(
        String input,
        String output,
        List<String> inputs,
        Set<String> required,
        Map<String, Double> reference,
        Missing missing) {

    /** What stands in the column of an input that is missing. */
    public enum Missing {
        /** NaN: the graph imputes by itself. */
        NAN,
        /** The input's reference value. */
        REFERENCE
    }

    /**
     * Checks it; whether the catalogue has the inputs is checked with the manifest.
     *
     * @throws InvalidModelException an input is named twice, or has no finite reference value
     */
    public OnnxDeclaration {
        inputs = List.copyOf(inputs);
        required = Set.copyOf(required);
        reference = Map.copyOf(reference);
        named("onnx.input", input);
        named("onnx.output", output);
        if (inputs.isEmpty()) {
            throw new InvalidModelException("inputs", "empty", "a model reads at least one feature");
        }
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < inputs.size(); column++) {
            check("inputs[" + column + "]", inputs.get(column), seen);
            checkReference(inputs.get(column), reference);
        }
        onlyInputs("required", required, seen);
        onlyInputs("explanation.reference", reference.keySet(), seen);
    }

    private static void named(String field, String name) {
        if (name.isBlank()) {
            throw new InvalidModelException(field, "blank", "it names a tensor of the graph");
        }
    }

    private static void check(String field, String name, Set<String> seen) {
        if (!seen.add(name)) {
            throw new InvalidModelException(field, name, "every input is named once");
        }
    }

    private static void checkReference(String name, Map<String, Double> reference) {
        Double value = reference.get(name);
        if (value == null || !Float.isFinite(value.floatValue())) {
            throw new InvalidModelException(
                    "explanation.reference." + name,
                    value == null ? "absent" : value.toString(),
                    "every input has a finite reference value");
        }
    }

    private static void onlyInputs(String field, Set<String> names, Set<String> inputs) {
        for (String name : names) {
            if (!inputs.contains(name)) {
                throw new InvalidModelException(field, name, "it names an input of the model");
            }
        }
    }

    /** The reference values in the order of the columns, as the graph reads them. */
    float[] referenceRow() {
        float[] row = new float[inputs.size()];
        for (int column = 0; column < row.length; column++) {
            row[column] = (float)
                    reference.getOrDefault(inputs.get(column), Double.NaN).doubleValue();
        }
        return row;
    }
}
