package io.clinstream.engine.event;

/** Status of a record at its source, in the order in which one follows another (FHIR observation status). */
public enum RecordStatus {
    /** May be incomplete or unverified; usable until something better comes. */
    PRELIMINARY,
    /** Complete. */
    FINAL,
    /** Changed after it was final. */
    AMENDED,
    /** An error in a final record was repaired. */
    CORRECTED,
    /** Withdrawn: it should never have existed. */
    ENTERED_IN_ERROR;

    /** Whether a record of this status takes back what was said before. */
    public boolean retracts() {
        return this == ENTERED_IN_ERROR;
    }
}
