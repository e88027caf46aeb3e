package io.clinstream.training.linear;

import java.util.List;

/**
 * How the logistic regression is fitted.
 *
 * @param lambdas strengths of L2 to choose from by the validation part; each weighs against the mean log loss of a row
 * @param mostRows at most so many training rows, whole patients drawn by seed: some hundred weights need no more
 * @param mostRounds most rounds of coordinate descent, 1 or more
 * @param patience rounds without a better log loss on the validation part before a fit ends, 1 or more
 * @param threads of XGBoost; 0 for as many as there are processors
 * @param seed of the draw of patients
 */
public record LogisticParameters(
        List<Double> lambdas, int mostRows, int mostRounds, int patience, int threads, long seed) {

    /** Four strengths, 100,000 rows. */
    public static final LogisticParameters USUAL =
            new LogisticParameters(List.of(0.0001, 0.001, 0.01, 0.1), 100_000, 60, 4, 0, 1);

    /** Checks the bounds. */
    public LogisticParameters {
        lambdas = List.copyOf(lambdas);
        if (lambdas.isEmpty() || lambdas.stream().anyMatch(lambda -> !(lambda > 0))) {
            throw new IllegalArgumentException("lambdas must be above 0, one or more, were " + lambdas);
        }
        if (mostRows < 1 || mostRounds < 1 || patience < 1 || threads < 0) {
            throw new IllegalArgumentException("rows, rounds and patience must be 1 or more, threads 0 or more");
        }
    }
}
