package io.clinstream.training.sepsis;

import io.clinstream.files.cinc2019.CincPatient;
import java.util.List;
import java.util.OptionalLong;

/**
 * One patient's hours in intensive care, without the measurements: those come from the feature vectors.
 *
 * @param patient id, such as {@code p100001}
 * @param hours in order of time, at least one
 * @param onset hour of the clinical onset of sepsis on the scale of {@link Hour#iculos}: the first hour labelled 1, plus
 *     6; empty if never
 */
public record Stay(String patient, List<Hour> hours, OptionalLong onset) {

    private static final long HORIZON_HOURS = 24;

    public Stay {
        hours = List.copyOf(hours);
    }

    /**
     * One hour.
     *
     * @param iculos hours since admission to the ICU; the hour's values stand at its end
     * @param labelled whether the challenge's SepsisLabel is 1: from 6 hours before the onset on
     */
    public record Hour(long iculos, boolean labelled) {}

    static Stay of(CincPatient patient) {
        List<Hour> hours = patient.hours().stream()
                .map(hour -> new Hour(hour.iculos(), hour.septic()))
                .toList();
        return new Stay(patient.id(), hours, patient.sepsisOnsetHour());
    }

    /** Whether an hour lies before the onset: only then there is something to predict. */
    boolean isBeforeOnset(Hour hour) {
        return onset.isEmpty() || hour.iculos() < onset.getAsLong();
    }

    /**
     * The label: the onset lies in (hour, hour + 24 h]. An hour near the end of a stay without onset is negative, though
     * nobody knows what came after the stay.
     */
    boolean isOnsetNear(Hour hour) {
        return onset.isPresent()
                && onset.getAsLong() > hour.iculos()
                && onset.getAsLong() <= hour.iculos() + HORIZON_HOURS;
    }

    /** The challenge's labels, hour by hour. */
    boolean[] labels() {
        boolean[] labels = new boolean[hours.size()];
        for (int hour = 0; hour < labels.length; hour++) {
            labels[hour] = hours.get(hour).labelled();
        }
        return labels;
    }
}
