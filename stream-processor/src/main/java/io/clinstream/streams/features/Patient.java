package io.clinstream.streams.features;

import io.clinstream.engine.history.PatientHistory;

/** A patient in the heap of the one task that owns it: what is known, and where it stands in time. */
final class Patient {

    private final PatientHistory history;
    private PatientClock clock;

    Patient(PatientHistory history, PatientClock clock) {
        this.history = history;
        this.clock = clock;
    }

    PatientHistory history() {
        return history;
    }

    PatientClock clock() {
        return clock;
    }

    void moveTo(PatientClock later) {
        clock = later;
    }
}
