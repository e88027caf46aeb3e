package io.clinstream.operations.calibration;

/**
 * What was counted for one NEWS2 total.
 *
 * @param total 0 to 20
 * @param hours patient-hours with a known outcome
 * @param events of them, those followed by an onset within 24 hours
 * @param censored further patient-hours whose outcome is unknown
 * @param patients distinct patients among {@code hours}
 */
record TotalTally(int total, long hours, long events, long censored, long patients) {

    static TotalTally empty(int total) {
        return new TotalTally(total, 0, 0, 0, 0);
    }

    TotalTally plus(TotalTally other) {
        return new TotalTally(
                total,
                hours + other.hours,
                events + other.events,
                censored + other.censored,
                patients + other.patients);
    }
}
