package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.time.Duration;

/**
 * When a score becomes an alert. Walking the rows of a patient in order of time, a row at or above the threshold raises an
 * alert unless one was raised for this patient less than {@code silence} before. So a patient who stays high is called
 * again, and a score that flickers around the threshold is not called each time. A lower threshold never has fewer alerts.
 *
 * @param silence least time between two alerts of a patient, above 0
 */
public record AlertRule(Duration silence) {

    /** Twelve hours: a shift. */
    public static final AlertRule USUAL = new AlertRule(Duration.ofHours(12));

    /** Checks the silence. */
    public AlertRule {
        if (silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException("silence must be above PT0S, was " + silence);
        }
    }

    /** The alerts of each patient at a threshold: {@code result[patient]}. */
    public AlertCount[] byPatient(LabelledRows rows, double[] scores, double threshold) {
        AlertCount[] counts = new AlertCount[rows.patientCount()];
        int row = 0;
        while (row < rows.size()) {
            int patient = rows.patient(row);
            int raised = 0;
            int right = 0;
            long free = Long.MIN_VALUE;
            for (; row < rows.size() && rows.patient(row) == patient; row++) {
                if (scores[row] >= threshold && rows.instant(row) >= free) {
                    raised++;
                    right += rows.positive(row) ? 1 : 0;
                    free = rows.instant(row) + silence.toMillis();
                }
            }
            counts[patient] = new AlertCount(raised, right);
        }
        return counts;
    }

    /** Alerts of all patients at a threshold. */
    public AlertCount of(LabelledRows rows, double[] scores, double threshold) {
        int raised = 0;
        int right = 0;
        for (AlertCount count : byPatient(rows, scores, threshold)) {
            raised += count.raised();
            right += count.right();
        }
        return new AlertCount(raised, right);
    }

    /**
     * Alerts.
     *
     * @param raised how many were raised
     * @param right of them at a row whose label is 1
     */
    public record AlertCount(int raised, int right) {}
}
