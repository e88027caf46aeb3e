package io.clinstream.engine.event;

/** The rule that both kinds of measuring events share. */
final class Measurements {

    private Measurements() {}

    /** A missing value is no zero: only a retraction may come without one. */
    static void requireValue(EventHeader header, Measurement measurement) {
        if (measurement.value() == null && !header.status().retracts()) {
            throw new IllegalArgumentException(
                    "value of " + measurement.code().code() + " is missing in a record that retracts nothing");
        }
    }
}
