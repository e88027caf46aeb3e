package io.clinstream.engine.event;

import io.clinstream.clinical.Analyte;

/**
 * The result of one laboratory test; the event time is that of the collection.
 *
 * @param measurement of an {@link Analyte}
 */
public record LabReport(EventHeader header, Measurement measurement) implements PatientEvent {

    /** Checks the measurement. */
    public LabReport {
        if (!(measurement.code() instanceof Analyte)) {
            throw new IllegalArgumentException(measurement.code().code() + " is no laboratory test");
        }
        Measurements.requireValue(header, measurement);
    }
}
