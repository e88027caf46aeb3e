package io.clinstream.prediction.served;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.ScoringInput;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Scores of invented vectors before a model answers anybody: classes are loaded, tables built, code compiled, and a model
 * that fails is found before it serves. Nothing of it is logged or audited.
 */
final class WarmUp {

    private static final int MOST = 200;
    private static final long NANOS = 500_000_000L;
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, Long> FRESH = Map.of("vitals", 60L, "labs", 60L, "adverse_events", 60L);

    private WarmUp() {}

    /**
     * Tries a model.
     *
     * @throws UnusableModelException it fails; it is closed then
     */
    static void of(LoadedModel loaded) {
        FeatureCatalog catalog = FeatureCatalog.current();
        String featureSet = loaded.manifest().path("feature_set").asText(catalog.featureSet());
        Random random = new Random(1);
        long end = System.nanoTime() + NANOS;
        try {
            for (int round = 0; round < MOST && System.nanoTime() < end; round++) {
                loaded.model().assess(new ScoringInput(featureSet, invented(catalog, random, round), AT, FRESH, AT));
            }
        } catch (RuntimeException failed) {
            loaded.model().close();
            throw new UnusableModelException("it fails on an invented vector", failed);
        }
    }

    /** The first vector is empty, the next is full, the others have gaps. */
    private static Map<String, Double> invented(FeatureCatalog catalog, Random random, int round) {
        Map<String, Double> features = new HashMap<>();
        if (round > 0) {
            catalog.features().forEach(feature -> {
                double value = 100 * random.nextDouble();
                if (round == 1 || random.nextInt(4) > 0) {
                    features.put(feature.name(), value);
                }
            });
        }
        return features;
    }
}
