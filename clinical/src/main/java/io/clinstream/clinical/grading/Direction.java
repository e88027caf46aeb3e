package io.clinstream.clinical.grading;

/** Which side of normal a term speaks of. */
public enum Direction {
    /** Below the lower limit. */
    LOW,
    /** Above the upper limit. */
    HIGH
}
