package io.clinstream.training.evaluation;

/**
 * How good a scorer is, with intervals by patient bootstrap. Figures of probabilities are NaN for a scorer that only orders
 * rows.
 *
 * @param name name of the scorer
 * @param auroc area under the ROC curve
 * @param auprc average precision
 * @param brier mean squared error of the probability
 * @param slope calibration slope, 1 is perfect
 * @param intercept calibration intercept, 0 is perfect
 * @param meanProbability mean of the probabilities, to be held against the prevalence
 */
public record ScorerFigures(
        String name,
        Interval auroc,
        Interval auprc,
        Interval brier,
        Interval slope,
        Interval intercept,
        double meanProbability) {}
