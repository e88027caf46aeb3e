package io.clinstream.models.onnx;

import io.clinstream.models.InvalidModelException;
import io.clinstream.models.onnx.OnnxDeclaration.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model of a data scientist's own: an ONNX graph with a feature list. Pure and safe for many threads; the same inputs
 * have the same bits on one kind of processor (ONNX Runtime picks its kernels by it; elsewhere the last bits of a
 * float may differ).
 *
 * <p>A float cannot say how near to 1 a probability is beyond 2^-24. Nearer to 0 or 1 than that, a probability is read
 * as that far away: the patient most at risk keeps a score, and its log-odds stay finite.
 */
public final class OnnxModel implements AutoCloseable {

    /** Probabilities are read as at least this, and at most 1 minus this. */
    public static final double LEAST_PROBABILITY = 0x1p-24;

    private final OnnxGraph graph;
    private final OnnxDeclaration declaration;
    private final SampledShapley shapley;

    private OnnxModel(OnnxGraph graph, OnnxDeclaration declaration) {
        this.graph = graph;
        this.declaration = declaration;
        this.shapley = new SampledShapley(declaration.inputs().size());
    }

    /**
     * Log-odds with their explanation.
     *
     * @param logOdds of the patient
     * @param baseLogOdds of the reference
     * @param contributions one per input in the order declared; with the base they add up to {@code logOdds}
     */
    public record Explained(double logOdds, double baseLogOdds, List<Double> contributions) {

        /** Copies the list. */
        public Explained {
            contributions = List.copyOf(contributions);
        }
    }

    /**
     * Opens a model, compares it with what is declared, and tries it.
     *
     * @throws InvalidModelException it is not what is declared, or does not answer probabilities
     */
    public static OnnxModel open(byte[] model, OnnxDeclaration declaration) {
        OnnxGraph graph = OnnxGraph.open(model, declaration);
        try {
            TestRun.of(graph, declaration);
        } catch (InvalidModelException refused) {
            graph.close();
            throw refused;
        }
        return new OnnxModel(graph, declaration);
    }

    /** What was declared. */
    public OnnxDeclaration declaration() {
        return declaration;
    }

    /** How many orders of the inputs an explanation is the mean of. */
    public int orders() {
        return shapley.orders();
    }

    /**
     * Scores and explains, in one run of the graph.
     *
     * @param inputs in the order declared; NaN is missing
     * @return empty where the graph answers no probability for these inputs or for a mixture of them with the reference
     * @throws IllegalStateException the model is closed, or ONNX Runtime failed
     */
    public Optional<Explained> explain(double[] inputs) {
        float[] reference = declaration.referenceRow();
        double[] logOdds = graph.probabilities(shapley.questions(reference, row(inputs, reference)), shapley.rows());
        for (int row = 0; row < logOdds.length; row++) {
            logOdds[row] = logOdds(logOdds[row]);
            if (Double.isNaN(logOdds[row])) {
                return Optional.empty();
            }
        }
        List<Double> contributions = new ArrayList<>(inputs.length);
        for (double value : shapley.values(logOdds)) {
            contributions.add(value);
        }
        return Optional.of(new Explained(logOdds[1], logOdds[0], contributions));
    }

    private float[] row(double[] inputs, float[] reference) {
        if (inputs.length != reference.length) {
            throw new IllegalArgumentException("the model reads " + reference.length + " inputs, got " + inputs.length);
        }
        float[] row = new float[inputs.length];
        for (int column = 0; column < row.length; column++) {
            boolean isImputed = declaration.missing() == Missing.REFERENCE && Double.isNaN(inputs[column]);
            row[column] = isImputed ? reference[column] : (float) inputs[column];
        }
        return row;
    }

    /** NaN for what is no probability. */
    private static double logOdds(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            return Double.NaN;
        }
        double within = Math.max(LEAST_PROBABILITY, Math.min(1 - LEAST_PROBABILITY, probability));
        return StrictMath.log(within) - StrictMath.log1p(-within);
    }

    @Override
    public void close() {
        graph.close();
    }
}
