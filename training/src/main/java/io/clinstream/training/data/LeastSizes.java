package io.clinstream.training.data;

/**
 * How few patients are too few to train on and to judge by.
 *
 * @param patients of each part
 * @param positivePatients of each part, with a positive row
 */
public record LeastSizes(int patients, int positivePatients) {

    /** Below that, an AUROC says more of luck than of the model. */
    public static final LeastSizes USUAL = new LeastSizes(20, 5);

    /**
     * Checks a part.
     *
     * @throws UnusableTrainingSetException it is too small
     */
    public void check(Part part, LabelledRows rows) {
        if (rows.positives() == 0) {
            throw new UnusableTrainingSetException("the " + part.label() + " part must have positive rows, has none of "
                    + rows.size() + ": take a longer range, or the split PATIENT");
        }
        if (rows.positives() == rows.size()) {
            throw new UnusableTrainingSetException(
                    "the " + part.label() + " part must have negative rows, all " + rows.size() + " are positive");
        }
        if (rows.patientCount() < patients) {
            throw new UnusableTrainingSetException("the " + part.label() + " part must have " + patients
                    + " patients or more, has " + rows.patientCount() + " (--least-patients)");
        }
        if (rows.positivePatients() < positivePatients) {
            throw new UnusableTrainingSetException("the " + part.label() + " part must have " + positivePatients
                    + " patients with a positive row or more, has " + rows.positivePatients()
                    + " (--least-positive-patients)");
        }
    }
}
