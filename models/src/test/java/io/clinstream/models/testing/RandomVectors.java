package io.clinstream.models.testing;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.ScoringInput;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Vectors of the whole catalogue with any values. */
public final class RandomVectors {

    private RandomVectors() {}

    /** A vector of which some features are null, some groups stale, and the instant of scoring minutes to days later. */
    public static ScoringInput input(Random random) {
        Map<String, Long> ages = new HashMap<>();
        for (String group : new String[] {"vitals", "labs", "adverse_events"}) {
            if (random.nextInt(8) > 0) {
                ages.put(group, (long) random.nextInt(50_000));
            }
        }
        Instant now = Vectors.AS_OF.plusMillis(random.nextInt(40_000_000));
        String featureSet = random.nextInt(50) == 0
                ? "0123456789abcdef"
                : FeatureCatalog.current().featureSet();
        return new ScoringInput(featureSet, features(random), Vectors.AS_OF, ages, now);
    }

    /** A vector that every model of {@link Packages} scores. */
    public static ScoringInput fresh(Random random) {
        Map<String, Double> features = new HashMap<>(features(random));
        features.put("heart_rate_last", 88.0);
        return new ScoringInput(
                FeatureCatalog.current().featureSet(),
                features,
                Vectors.AS_OF,
                Map.of("vitals", 600L, "labs", 7_200L),
                Vectors.AS_OF.plusSeconds(600));
    }

    /** Features in the range of vital signs, a tenth of them null; hours within two days. */
    public static Map<String, Double> features(Random random) {
        Map<String, Double> features = new HashMap<>();
        for (Feature feature : FeatureCatalog.current().features()) {
            if (random.nextInt(10) > 0) {
                features.put(feature.name(), value(feature, random));
            }
        }
        return features;
    }

    private static double value(Feature feature, Random random) {
        return switch (feature.unit()) {
            case "h" -> random.nextInt(48) * random.nextDouble();
            case "{0,1}" -> random.nextInt(2);
            case "1", "{score}", "{grade}", "{stage}", "{ordinal}" -> random.nextInt(8);
            default -> Math.round(5_000 + 3_000 * random.nextGaussian()) / 100.0;
        };
    }
}
