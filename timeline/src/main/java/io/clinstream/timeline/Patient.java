package io.clinstream.timeline;

import io.clinstream.engine.history.PatientHistory;

/** A patient in the heap of the one task that owns it: what is known, and where it stands in time. */
public final class Patient {

    private final PatientHistory history;
    private PatientClock clock;

    /** A patient with what is known of it. */
    public Patient(PatientHistory history, PatientClock clock) {
        this.history = history;
        this.clock = clock;
    }

    /** What is known. */
    public PatientHistory history() {
        return history;
    }

    /** Where it stands in time. */
    public PatientClock clock() {
        return clock;
    }

    void moveTo(PatientClock later) {
        clock = later;
    }
}
