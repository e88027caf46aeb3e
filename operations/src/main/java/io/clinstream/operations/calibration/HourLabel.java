package io.clinstream.operations.calibration;

import java.util.OptionalLong;

/** What is known, in the end, about the 24 hours after a patient-hour. */
enum HourLabel {
    /** Onset in (hour, hour + 24]. */
    POSITIVE,
    /** No onset in (hour, hour + 24], and the record covers all of it. */
    NEGATIVE,
    /** The record ends earlier without an onset, so nobody knows. */
    CENSORED,
    /** Onset at or before this hour: no longer at risk of a first one. */
    AFTER_ONSET;

    static final long HORIZON_HOURS = 24;

    static HourLabel of(long hour, long lastHour, OptionalLong onset) {
        if (onset.isPresent() && onset.getAsLong() <= hour) {
            return AFTER_ONSET;
        }
        if (onset.isPresent() && onset.getAsLong() <= hour + HORIZON_HOURS) {
            return POSITIVE;
        }
        // A later onset proves that the patient was watched, and well, beyond the last hour of the record.
        boolean covered = onset.isPresent() || lastHour >= hour + HORIZON_HOURS;
        return covered ? NEGATIVE : CENSORED;
    }
}
