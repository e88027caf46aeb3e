package io.clinstream.models.onnx;

import io.clinstream.models.InvalidModelException;
import io.clinstream.models.margin.MarginModel;
import io.clinstream.models.onnx.OnnxDeclaration.Missing;
import io.clinstream.models.score.ContributionMethod;

/**
 * A model of a data scientist's own: an ONNX graph with a feature list. Pure and safe for many threads; the same inputs
 * have the same bits on one kind of processor (ONNX Runtime picks its kernels by it; elsewhere the last bits of a
 * float may differ).
 *
 * <p>A float cannot say how near to 1 a probability is beyond 2^-24. Nearer to 0 or 1 than that, a probability is read
 * as that far away: the patient most at risk keeps a score, and its log-odds stay finite.
 */
public final class OnnxModel implements MarginModel {

    /** Probabilities are read as at least this, and at most 1 minus this. */
    public static final double LEAST_PROBABILITY = 0x1p-24;

    private final OnnxGraph graph;
    private final OnnxDeclaration declaration;
    private final SampledShapley shapley;
    private final float[] reference;
    private final double base;

    private OnnxModel(OnnxGraph graph, OnnxDeclaration declaration) {
        this.graph = graph;
        this.declaration = declaration;
        this.shapley = new SampledShapley(declaration.inputs().size());
        this.reference = declaration.referenceRow();
        this.base = logOdds(graph.probabilities(reference, 1)[0]);
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
            return new OnnxModel(graph, declaration);
        } catch (InvalidModelException refused) {
            graph.close();
            throw refused;
        }
    }

    /** Number of inputs. */
    @Override
    public int inputs() {
        return reference.length;
    }

    /** Shapley values by sampled orders, against the reference. */
    @Override
    public ContributionMethod method() {
        return ContributionMethod.SHAPLEY_SAMPLED;
    }

    /** How many orders of the inputs an explanation is the mean of. */
    public int orders() {
        return shapley.orders();
    }

    /**
     * The log-odds of the graph's probability.
     *
     * @param inputs in the order declared; NaN is missing
     * @return NaN where the graph answers no probability for these inputs
     * @throws IllegalStateException the model is closed, or ONNX Runtime failed
     */
    @Override
    public double margin(double[] inputs) {
        return logOdds(graph.probabilities(row(inputs), 1)[0]);
    }

    /**
     * Explains the log-odds.
     *
     * @param inputs in the order declared; NaN is missing
     * @param contributions filled with one per input; NaN where the graph answers no probability for these inputs or
     *     for a mixture of them with the reference
     * @return the log-odds of the reference: with the contributions they add up to the margin within 1e-9
     * @throws IllegalStateException the model is closed, or ONNX Runtime failed
     */
    @Override
    public double explain(double[] inputs, double[] contributions) {
        float[] patient = row(inputs);
        // A run of one row is what margin() asks too: rows of a greater run may differ from it in the last bits.
        double margin = logOdds(graph.probabilities(patient, 1)[0]);
        double[] between = graph.probabilities(shapley.questions(reference, patient), shapley.rows());
        for (int row = 0; row < between.length; row++) {
            between[row] = logOdds(between[row]);
        }
        shapley.values(base, between, margin, contributions);
        return base;
    }

    private float[] row(double[] inputs) {
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
