package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.util.Arrays;

/** The figures of one scorer for any weights of the patients: AUROC, AUPRC, Brier, calibration slope and intercept. */
final class WeightedFigures {

    /** Figures of a replicate. */
    static final int COUNT = 5;

    private static final int BRIER = 2;
    private static final int SLOPE = 3;
    private static final int INTERCEPT = 4;

    private final LabelledRows rows;
    private final boolean probabilities;
    private final Ranking ranking;
    private final double[] logOdds;
    private final double[] squaresByPatient;
    private final int[] rowsByPatient;
    private final LogisticFit calibration;
    private final double meanProbability;

    WeightedFigures(LabelledRows rows, Scores scores) {
        double[] values = scores.shared();
        this.rows = rows;
        this.probabilities = scores.areProbabilities();
        this.ranking = Ranking.of(rows, values);
        this.squaresByPatient = new double[rows.patientCount()];
        this.rowsByPatient = new int[rows.patientCount()];
        for (int row = 0; row < rows.size(); row++) {
            squaresByPatient[rows.patient(row)] += BinaryMetrics.squaredError(rows, values, row);
            rowsByPatient[rows.patient(row)]++;
        }
        this.logOdds = probabilities ? BinaryMetrics.logOdds(values) : new double[0];
        this.calibration =
                probabilities ? LogisticFit.of(rows, logOdds) : new LogisticFit(Double.NaN, Double.NaN, false);
        this.meanProbability = probabilities ? Arrays.stream(values).average().orElse(Double.NaN) : Double.NaN;
    }

    /** The figures with each patient counted so often. */
    double[] replicate(int[] weights) {
        Ranking.Areas areas = ranking.areas(weights);
        if (!probabilities) {
            return new double[] {areas.auroc(), areas.auprc(), Double.NaN, Double.NaN, Double.NaN};
        }
        LogisticFit fit = calibration.converged()
                ? calibration.replicate(rows, logOdds, weights)
                : new LogisticFit(Double.NaN, Double.NaN, false);
        return new double[] {areas.auroc(), areas.auprc(), brier(weights), fit.slope(), fit.intercept()};
    }

    /** The figures of the sample with the intervals of its replicates, {@code replicates[figure]}. */
    ScorerFigures with(String name, double[][] replicates) {
        Ranking.Areas areas = ranking.areas();
        int[] once = PatientBootstrap.once(rows.patientCount());
        return new ScorerFigures(
                name,
                Interval.of(areas.auroc(), replicates[0]),
                Interval.of(areas.auprc(), replicates[1]),
                Interval.of(probabilities ? brier(once) : Double.NaN, replicates[BRIER]),
                Interval.of(calibration.slope(), replicates[SLOPE]),
                Interval.of(calibration.intercept(), replicates[INTERCEPT]),
                meanProbability);
    }

    private double brier(int[] weights) {
        double squares = 0;
        double counted = 0;
        for (int patient = 0; patient < weights.length; patient++) {
            squares += weights[patient] * squaresByPatient[patient];
            counted += (double) weights[patient] * rowsByPatient[patient];
        }
        return squares / counted;
    }
}
