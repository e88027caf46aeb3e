package io.clinstream.models.onnx;

import io.clinstream.models.InvalidModelException;
import io.clinstream.models.onnx.OnnxDeclaration.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a graph has to show before it is registered or served: a probability for the reference, with any optional input
 * missing, and for seeded rows near to the reference and far from it; the same for a row alone and among others.
 */
final class TestRun {

    private static final long SEED = 1;
    private static final int ROWS_PER_SPREAD = 10;
    private static final List<Double> SPREADS = List.of(0.1, 1.0, 10.0, 1_000.0);
    private static final double TOLERANCE = 1e-5;

    private final OnnxGraph graph;
    private final OnnxDeclaration declaration;
    private final List<float[]> rows = new ArrayList<>();
    /** What each row is, for a refusal. */
    private final List<String> names = new ArrayList<>();

    private TestRun(OnnxGraph graph, OnnxDeclaration declaration) {
        this.graph = graph;
        this.declaration = declaration;
    }

    /**
     * Runs a graph.
     *
     * @throws InvalidModelException it answers something else than a probability, or answers differently among others
     */
    static void of(OnnxGraph graph, OnnxDeclaration declaration) {
        TestRun run = new TestRun(graph, declaration);
        run.add("the reference", declaration.referenceRow());
        if (declaration.missing() == Missing.NAN) {
            run.addMissing();
        }
        run.addAround();
        run.check();
    }

    private void add(String name, float[] values) {
        names.add(name);
        rows.add(values);
    }

    private void addMissing() {
        Set<String> optional = declaration.inputs().stream()
                .filter(name -> !declaration.required().contains(name))
                .collect(Collectors.toSet());
        optional.stream().sorted().forEach(name -> add(name + " missing", without(Set.of(name))));
        add("every optional input missing", without(optional));
    }

    private float[] without(Set<String> left) {
        float[] values = declaration.referenceRow();
        for (int column = 0; column < values.length; column++) {
            if (left.contains(declaration.inputs().get(column))) {
                values[column] = Float.NaN;
            }
        }
        return values;
    }

    private void addAround() {
        Random random = new Random(SEED);
        for (double spread : SPREADS) {
            for (int number = 0; number < ROWS_PER_SPREAD; number++) {
                float[] values = declaration.referenceRow();
                for (int column = 0; column < values.length; column++) {
                    double step = spread * (1 + Math.abs(values[column])) * (2 * random.nextDouble() - 1);
                    values[column] += (float) step;
                }
                add("a made-up row", values);
            }
        }
    }

    private void check() {
        int width = declaration.inputs().size();
        float[] all = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, all, row * width, width);
        }
        double[] together = ask(all, rows.size());
        for (int row = 0; row < rows.size(); row++) {
            double alone = ask(rows.get(row), 1)[0];
            require(alone >= 0 && alone <= 1, row, alone, "it is a probability from 0 to 1");
            require(
                    Math.abs(alone - together[row]) <= TOLERANCE,
                    row,
                    together[row],
                    "a row has the same probability alone and among others, it has " + alone + " alone");
        }
    }

    private double[] ask(float[] values, int count) {
        try {
            return graph.probabilities(values, count);
        } catch (IllegalStateException failed) {
            throw new InvalidModelException(
                    GraphShape.FILE, "unable to answer (" + failed.getMessage() + ")", "it answers every row");
        }
    }

    private void require(boolean met, int row, double answer, String rule) {
        if (!met) {
            throw new InvalidModelException(
                    GraphShape.FILE + " output " + declaration.output(), answer + " for " + names.get(row), rule);
        }
    }
}
