package io.clinstream.training.ward;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The instants at which a ward is scored: of each patient every n-th hour, each patient beginning at another one, ten
 * minutes past, when the round of that hour is charted. The first day is left out, since features look back on it, and the
 * last, of which only the positives are known.
 *
 * @param every hours between two instants of a patient, 1 or more
 */
public record WardInstants(int every) {

    private static final String HEADER = "patient_id,instant\n";
    private static final int DAY = 24;
    private static final Duration PAST = Duration.ofMinutes(10);

    /** Checks the distance. */
    public WardInstants {
        if (every < 1) {
            throw new IllegalArgumentException("--every must be 1 or more, was " + every);
        }
    }

    /**
     * Writes the list as a training set takes it.
     *
     * @return how many
     */
    public int write(HazardTruth truth, Writer out) throws IOException {
        out.write(HEADER);
        int written = 0;
        int patient = 0;
        for (Map.Entry<String, PatientTruth> entry : truth.patients().entrySet()) {
            PatientTruth known = entry.getValue();
            for (int hour = DAY + patient % every; hour + DAY < known.hours(); hour += every) {
                Instant instant = Instant.ofEpochMilli(known.instant(hour)).plus(PAST);
                out.append(entry.getKey())
                        .append(',')
                        .append(instant.toString())
                        .append('\n');
                written++;
            }
            patient++;
        }
        return written;
    }
}
