package io.clinstream.models;

import java.time.Instant;
import java.util.Map;

/**
 * All that a model may see of a patient. Every part of it stands in the audit row, so that a score can be computed again
 * from the row: the same input gives the same bits.
 *
 * @param featureSet fingerprint of the feature set the vector is of
 * @param features values by feature name; a null feature has no entry
 * @param asOf instant the vector describes
 * @param agesSeconds age of the newest event at {@code now} per group ({@code vitals}, {@code labs},
 *     {@code adverse_events}), whole seconds; a group without any event has no entry
 * @param now instant of scoring; before {@code asOf}, as clocks of two machines may have it, it counts as equal
 */
public record ScoringInput(
        String featureSet, Map<String, Double> features, Instant asOf, Map<String, Long> agesSeconds, Instant now) {

    /** Copies the maps. */
    public ScoringInput {
        features = Map.copyOf(features);
        agesSeconds = Map.copyOf(agesSeconds);
    }
}
