package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.time.Duration;
import java.util.Arrays;

/**
 * Time under observation, from rows alone. A row stands for the time until the patient's next one, at most 24 hours, which
 * is how far a score looks; the last row for the mean of the rows before it; a patient's only row for an hour. Hourly rows
 * are an hour each, daily rows a day each.
 */
public final class PatientDays {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private PatientDays() {}

    /** Days of each patient: {@code result[patient]}. */
    public static double[] byPatient(LabelledRows rows) {
        double[] days = new double[rows.patientCount()];
        int row = 0;
        while (row < rows.size()) {
            int patient = rows.patient(row);
            int first = row;
            long between = 0;
            for (row++; row < rows.size() && rows.patient(row) == patient; row++) {
                between += Math.min(DAY, rows.instant(row) - rows.instant(row - 1));
            }
            int gaps = row - 1 - first;
            double last = gaps == 0 ? HOUR : (double) between / gaps;
            days[patient] = (between + last) / DAY;
        }
        return days;
    }

    /** Days of all patients. */
    public static double of(LabelledRows rows) {
        return Arrays.stream(byPatient(rows)).sum();
    }
}
