package io.clinstream.models.linear;

import io.clinstream.models.margin.MarginModel;
import io.clinstream.models.score.ContributionMethod;
import java.util.List;

/**
 * Logistic regression over standardised inputs, a null input imputed and marked:
 *
 * <pre>margin = intercept + Σ weight × (value − mean) / deviation + Σ missing_weight × missing</pre>
 *
 * where {@code value} is the input or, for a null one, its median, and {@code missing} is 1 or 0. Contributions are
 * relative to the training data: the base is the margin at every mean and every share of missing values.
 */
public final class LogisticModel implements MarginModel {

    private final LogisticTerms terms;
    private final double base;

    private LogisticModel(LogisticTerms terms) {
        this.terms = terms;
        double sum = terms.intercept();
        for (LogisticTerms.Term term : terms.terms()) {
            sum += term.missingWeight() * term.missingShare();
        }
        this.base = sum;
    }

    /**
     * A model of its terms.
     *
     * @throws io.clinstream.models.InvalidModelException a term is out of its bounds
     */
    public static LogisticModel of(LogisticTerms terms) {
        terms.check();
        return new LogisticModel(terms);
    }

    /**
     * Reads {@code logistic.json}.
     *
     * @param inputs the inputs of the manifest: the terms must be of the same features in the same order
     * @throws io.clinstream.models.InvalidModelException it is no such file, or of other inputs
     */
    public static LogisticModel read(byte[] json, List<String> inputs) {
        LogisticTerms terms = LogisticTerms.read(json);
        terms.requireInputs(inputs);
        return of(terms);
    }

    @Override
    public int inputs() {
        return terms.terms().size();
    }

    @Override
    public double margin(double[] inputs) {
        double sum = base;
        for (int index = 0; index < inputs.length; index++) {
            sum += contribution(index, inputs[index]);
        }
        return sum;
    }

    @Override
    public double explain(double[] inputs, double[] contributions) {
        for (int index = 0; index < inputs.length; index++) {
            contributions[index] = contribution(index, inputs[index]);
        }
        return base;
    }

    @Override
    public ContributionMethod method() {
        return ContributionMethod.LINEAR;
    }

    /** Nothing to free. */
    @Override
    public void close() {}

    private double contribution(int index, double input) {
        LogisticTerms.Term term = terms.terms().get(index);
        boolean missing = Double.isNaN(input);
        double value = missing ? term.median() : input;
        double share = (missing ? 1 : 0) - term.missingShare();
        return term.weight() * ((value - term.mean()) / term.deviation()) + term.missingWeight() * share;
    }
}
