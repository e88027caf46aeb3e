package io.clinstream.training.sepsis;

import io.clinstream.training.sepsis.rows.HourQuestion;
import java.time.Duration;
import java.time.Instant;

/**
 * How the patients were loaded.
 *
 * @param epoch instant at which hour 0 of every stay was placed
 * @param patientPrefix put before the file's name to make the patient's id
 */
public record Placement(Instant epoch, String patientPrefix) {

    /** As {@code producer.sh replay cinc2019} loads without options. */
    public static final Placement USUAL = new Placement(Instant.parse("2019-01-01T00:00:00Z"), "");

    HourQuestion question(Stay stay, Stay.Hour hour) {
        return new HourQuestion(
                patientPrefix + stay.patient(),
                epoch.plus(Duration.ofHours(hour.iculos())).toEpochMilli());
    }
}
