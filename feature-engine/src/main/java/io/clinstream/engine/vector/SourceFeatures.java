package io.clinstream.engine.vector;

/** Computes the features of one source. Without state: one for all patients. */
interface SourceFeatures {

    /**
     * Writes the features that have a value.
     *
     * @param points moved to {@code asOf}
     * @param values the vector, {@code NaN} where nothing was written yet
     */
    void compute(PatientPoints points, long asOf, double[] values);
}
