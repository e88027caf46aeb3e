package io.clinstream.features.training;

/** What the vector of an instant may know. */
public enum Knowledge {
    /**
     * What was known at the instant: the vector that was served then, bit for bit. Free of leakage, so this is what models
     * are trained on.
     */
    AS_SERVED,
    /**
     * What was known at the cut-off of the request, of what had happened by the instant: computed anew by the engine, with
     * corrections and late results that came between the instant and the cut-off. Adverse events and subject data count as
     * known at the instant in either case. For looking back, not for training what will score live data.
     */
    AS_KNOWN
}
