package io.clinstream.training.ward;

import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.Scores;

/**
 * What is true of labelled rows.
 *
 * @param hazard the rate of events in the hour of each row
 * @param risk the probability of an event within 24 hours of that hour's beginning
 * @param contradicted rows whose label is not what happened; a label of the pipeline that is right makes none
 */
public record KnownRisks(Scores hazard, Scores risk, int contradicted) {

    private static final int DAY = 24;

    /**
     * Joins rows with the truth, by patient and hour.
     *
     * @throws IllegalArgumentException the truth does not know the patient or the hour of a row
     */
    public static KnownRisks of(LabelledRows rows, HazardTruth truth) {
        double[] hazards = new double[rows.size()];
        double[] risks = new double[rows.size()];
        int contradicted = 0;
        for (int row = 0; row < rows.size(); row++) {
            int number = row;
            PatientTruth patient = truth.of(rows.patientId(row))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "row " + number + " of the test part is of a patient that the hazard file does not name"));
            int hour = patient.hourOf(rows.instant(row));
            if (hour < 0) {
                throw new IllegalArgumentException(
                        "row " + number + " of the test part lies outside the hours of the hazard file");
            }
            hazards[row] = patient.hazard(hour);
            risks[row] = patient.risk(hour);
            contradicted += contradicts(patient, hour, rows.positive(row)) ? 1 : 0;
        }
        return new KnownRisks(
                Scores.ranks("true hazard", hazards), Scores.probabilities("true 24 h risk", risks), contradicted);
    }

    /** The first and the last hour are in the horizon with a part only; what happened there allows either. */
    private static boolean contradicts(PatientTruth patient, int hour, boolean positive) {
        return positive ? !patient.eventIn(hour, hour + DAY + 1) : patient.eventIn(hour + 1, hour + DAY);
    }
}
