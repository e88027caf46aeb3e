package io.clinstream.clinical.grading;

/**
 * How a grade that depends on symptoms is read from a number alone. CTCAE does not say; the choice must be stated with
 * the grade.
 */
public enum SymptomReading {
    /** Without symptoms or consequences: the default here, and that of the public SAS implementation. */
    ASYMPTOMATIC,
    /** With symptoms or consequences, as the R package admiral assumes (low sodium, low potassium, urate). */
    WORST_CASE
}
