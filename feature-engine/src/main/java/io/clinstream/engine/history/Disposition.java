package io.clinstream.engine.history;

/** What became of one measurement, adverse event report or subject record. */
public enum Disposition {
    /** First word on its identity: accepted. */
    NEW,
    /** Says what is already known: dropped and counted. */
    DUPLICATE,
    /** A newer version: replaces what was current. */
    CORRECTION,
    /** Withdraws what was current, or will withdraw what has not arrived yet. */
    RETRACTION,
    /** An older version that arrived after a newer one, or after its retraction: kept, but not current. */
    SUPERSEDED,
    /** Another value with nothing to choose between the two: kept; the greater value is current. */
    CONFLICT;

    /** Whether the record counts as accepted. */
    public boolean accepted() {
        return this != DUPLICATE;
    }
}
