package io.clinstream.engine.event;

import io.clinstream.clinical.Signal;
import java.util.List;

/**
 * One reading of vital signs at one instant. A status of {@code ENTERED_IN_ERROR} withdraws the signals it names.
 *
 * @param measurements at least one, each of a {@link Signal}
 */
public record VitalsReading(EventHeader header, List<Measurement> measurements) implements PatientEvent {

    /** Copies and checks the measurements. */
    public VitalsReading {
        measurements = List.copyOf(measurements);
        for (Measurement measurement : measurements) {
            if (!(measurement.code() instanceof Signal)) {
                throw new IllegalArgumentException(measurement.code().code() + " is no vital sign");
            }
            Measurements.requireValue(header, measurement);
        }
    }
}
