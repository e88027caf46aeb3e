package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.util.Arrays;

/**
 * Rows by label and side of a threshold.
 *
 * @param truePositives label 1, at or above
 * @param falsePositives label 0, at or above
 * @param falseNegatives label 1, below
 * @param trueNegatives label 0, below
 */
public record Confusion(int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {

    /** No row. */
    static final Confusion NONE = new Confusion(0, 0, 0, 0);

    /** The rows of each patient: {@code result[patient]}. */
    static Confusion[] byPatient(LabelledRows rows, double[] scores, double threshold) {
        Confusion[] counts = new Confusion[rows.patientCount()];
        Arrays.fill(counts, NONE);
        for (int row = 0; row < rows.size(); row++) {
            int patient = rows.patient(row);
            counts[patient] = counts[patient].plus(of(rows.positive(row), scores[row] >= threshold));
        }
        return counts;
    }

    private static Confusion of(boolean positive, boolean reached) {
        return new Confusion(
                positive && reached ? 1 : 0,
                !positive && reached ? 1 : 0,
                positive && !reached ? 1 : 0,
                !positive && !reached ? 1 : 0);
    }

    Confusion plus(Confusion other) {
        return new Confusion(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives,
                trueNegatives + other.trueNegatives);
    }
}
