package io.clinstream.engine.vector;

/** Computes the features of one source. */
interface SourceFeatures {

    /**
     * Writes the features that have a value.
     *
     * @param values the vector, {@code NaN} where nothing was written yet
     */
    void compute(PatientPoints points, long asOf, double[] values);
}
