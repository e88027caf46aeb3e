package io.clinstream.engine.label;

/** Which adverse events count for a label. */
public enum LabelEvents {
    /** Those that began or worsened at or after the first dose (clinical-reference 3.5, admiral {@code trtemfl}). */
    TREATMENT_EMERGENT,
    /** All. */
    ALL
}
