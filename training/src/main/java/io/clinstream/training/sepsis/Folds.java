package io.clinstream.training.sepsis;

import java.util.List;

/**
 * A patient-wise cross-validation: each patient lies in one fold, and of the patients of the other folds some are kept for
 * early stopping, calibration and thresholds. Both draws are functions of fixed seeds and the patient's id alone; they are
 * not stratified.
 *
 * @param count of folds, 2 to 20
 */
record Folds(int count) {

    /** The draw of the fold; modulo the number of folds. */
    static final String SEED = "clinstream cinc2019-sepsis-b fold 1";

    /** The draw of the inner validation; the number of the fold left out follows. */
    static final String INNER_SEED = "clinstream cinc2019-sepsis-b inner 1 fold ";

    private static final int INNER_PERCENT = 15;
    private static final int MOST = 20;

    Folds {
        if (count < 2 || count > MOST) {
            throw new IllegalArgumentException("folds must be 2 to " + MOST + ", were " + count);
        }
    }

    /** The fold of a patient, from 0: by {@link SplitRule#drawn}. */
    int fold(String patient) {
        return SplitRule.drawn(SEED, patient, count);
    }

    /** What a patient is used for when one fold is left out: TEST is the fold itself, VALIDATION the inner validation. */
    Part part(String patient, int leftOut) {
        if (fold(patient) == leftOut) {
            return Part.TEST;
        }
        return SplitRule.drawn(INNER_SEED + leftOut, patient, 100) < INNER_PERCENT ? Part.VALIDATION : Part.TRAIN;
    }

    /** The stays used for something when one fold is left out, in their order. */
    List<Stay> of(Part part, List<Stay> stays, int leftOut) {
        return stays.stream()
                .filter(stay -> part(stay.patient(), leftOut) == part)
                .toList();
    }
}
