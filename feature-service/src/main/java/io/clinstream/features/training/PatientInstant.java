package io.clinstream.features.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An instant of a patient at which a score would have been asked for.
 *
 * @param patientId patient
 * @param instant UTC, whole milliseconds
 */
public record PatientInstant(
        @JsonProperty("patient_id") String patientId,
        @JsonProperty("instant") Instant instant) implements Comparable<PatientInstant> {

    private static final Pattern PATIENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Comparator<PatientInstant> ORDER =
            Comparator.comparing(PatientInstant::patientId).thenComparing(PatientInstant::instant);

    /**
     * Checks both.
     *
     * @throws InvalidTrainingRequestException the patient id or the instant is missing or malformed
     */
    public PatientInstant {
        if (missing(patientId) || !PATIENT_ID.matcher(patientId).matches()) {
            throw new InvalidTrainingRequestException("patient_id", "must match " + PATIENT_ID.pattern());
        }
        if (missing(instant) || !instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
            throw new InvalidTrainingRequestException("instant", "must be an instant in whole milliseconds");
        }
    }

    @Override
    public int compareTo(PatientInstant other) {
        return ORDER.compare(this, other);
    }

    /** JSON may leave out what no code may. */
    private static boolean missing(@Nullable Object value) {
        return value == null;
    }
}
