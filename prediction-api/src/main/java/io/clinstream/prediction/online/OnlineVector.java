package io.clinstream.prediction.online;

import java.time.Instant;
import java.util.Map;

/**
 * A feature vector as the online store holds it.
 *
 * @param asOf instant the vector describes
 * @param version log epoch, canonical partition, offset and sequence, joined by hyphens
 * @param featureSet fingerprint of the feature set
 * @param sha256 vector hash, 64 hexadecimal digits
 * @param features values by feature name; null features have no entry
 * @param newest newest event time per group: {@code vitals}, {@code labs}, {@code adverse_events}
 */
public record OnlineVector(
        Instant asOf,
        String version,
        String featureSet,
        String sha256,
        Map<String, Double> features,
        Map<String, Instant> newest) {

    /** Copies the maps. */
    public OnlineVector {
        features = Map.copyOf(features);
        newest = Map.copyOf(newest);
    }
}
