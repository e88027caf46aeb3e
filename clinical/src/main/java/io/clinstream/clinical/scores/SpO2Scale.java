package io.clinstream.clinical.scores;

/** Which saturation column of NEWS2 applies. */
public enum SpO2Scale {
    /** The usual scale. */
    ONE,
    /** For hypercapnic respiratory failure with a prescribed target of 88 to 92 %; only a clinician may choose it. */
    TWO
}
