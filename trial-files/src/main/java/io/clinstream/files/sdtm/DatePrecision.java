package io.clinstream.files.sdtm;

/** How much of an ISO 8601 date and time is known. Coarsest first. */
public enum DatePrecision {
    YEAR,
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND
}
