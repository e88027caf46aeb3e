package io.clinstream.clinical.adverse;

/** What is odd about an accepted adverse event report. The names are stored, so a constant is never renamed. */
public enum ReportFlag {
    /** Not recovered, yet an end date is given (FB3409). */
    NOT_RECOVERED_BUT_ENDED,
    /** Recovered, yet no end date is given (FB3410). */
    RECOVERED_WITHOUT_END,
    /** Grade 5 with an outcome other than fatal [U]. */
    GRADE_FIVE_NOT_FATAL,
    /** Reported seriousness contradicts the criteria (CORE CG0041, CG0042). */
    SERIOUSNESS_CONFLICT
}
