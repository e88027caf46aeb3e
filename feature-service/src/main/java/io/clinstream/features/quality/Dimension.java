package io.clinstream.features.quality;

/** The four sides of data quality that are watched. */
public enum Dimension {
    /** What should be there is there. */
    COMPLETENESS,
    /** What is there can be true. */
    VALIDITY,
    /** What is there is there once. */
    UNIQUENESS,
    /** It came in time. */
    TIMELINESS
}
