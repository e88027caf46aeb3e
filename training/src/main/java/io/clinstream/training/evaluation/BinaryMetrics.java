package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.util.Arrays;

/**
 * How good probabilities are. A figure that is not defined is NaN.
 *
 * @param rows rows measured
 * @param positives of them with label 1
 * @param auroc area under the ROC curve, ties half; exact
 * @param auprc average precision, tied rows as one step; to be read beside {@link #prevalence}
 * @param brier mean squared difference of probability and label; NaN of scores that are no probabilities
 * @param calibration logistic regression of the label on the probability's log-odds; perfect is slope 1, intercept 0
 * @param meanProbability mean probability; perfect is the prevalence
 */
public record BinaryMetrics(
        int rows,
        int positives,
        double auroc,
        double auprc,
        double brier,
        LogisticFit calibration,
        double meanProbability) {

    /** Probabilities nearer to 0 or 1 than this enter the calibration as this near. */
    private static final double NEAREST = 1e-12;

    /** Of probabilities, one per row, each in 0 to 1. */
    public static BinaryMetrics of(LabelledRows rows, double[] probabilities) {
        Ranking.Areas areas = Ranking.of(rows, probabilities).areas();
        double squares = 0;
        for (int row = 0; row < probabilities.length; row++) {
            squares += squaredError(rows, probabilities, row);
        }
        return new BinaryMetrics(
                rows.size(),
                rows.positives(),
                areas.auroc(),
                areas.auprc(),
                squares / rows.size(),
                LogisticFit.of(rows, logOdds(probabilities)),
                Arrays.stream(probabilities).average().orElse(Double.NaN));
    }

    /** Share of rows with label 1: the AUPRC of a score that says nothing. */
    public double prevalence() {
        return (double) positives / rows;
    }

    /** The log-odds of probabilities. */
    public static double[] logOdds(double[] probabilities) {
        return Arrays.stream(probabilities)
                .map(probability -> Math.min(Math.max(probability, NEAREST), 1 - NEAREST))
                .map(probability -> Math.log(probability / (1 - probability)))
                .toArray();
    }

    static double squaredError(LabelledRows rows, double[] probabilities, int row) {
        double error = probabilities[row] - (rows.positive(row) ? 1 : 0);
        return error * error;
    }
}
