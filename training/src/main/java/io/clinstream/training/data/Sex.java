package io.clinstream.training.data;

/** Recorded sex of a patient, as the feature {@code sex_male} has it. */
public enum Sex {
    /** {@code sex_male} is 0. */
    FEMALE,
    /** {@code sex_male} is 1. */
    MALE,
    /** {@code sex_male} is null or not among the columns. */
    NOT_RECORDED;

    /** The sex that a value of {@code sex_male} means; NaN for null. */
    public static Sex of(double male) {
        if (Double.isNaN(male)) {
            return NOT_RECORDED;
        }
        return male == 0 ? FEMALE : MALE;
    }
}
