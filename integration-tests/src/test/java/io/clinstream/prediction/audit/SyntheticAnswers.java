package io.clinstream.prediction.audit;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.ModelIdentity;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.ScoringModel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Answers over vectors drawn at random: each model of the list in turn, some inputs missing, some old. */
public final class SyntheticAnswers {

    /** Instant of the first answer; the following are a minute apart. */
    public static final Instant BEGIN = Instant.parse("2026-03-31T20:00:00Z");

    private static final double MISSING = 0.08;

    private final List<ScoringModel> models;
    private final Random random;

    /** Answers of these models in turn, the same for the same seed. */
    public SyntheticAnswers(List<ScoringModel> models, long seed) {
        this.models = List.copyOf(models);
        this.random = new Random(seed);
    }

    /** The answer of a number. */
    public Answer answer(int number) {
        Instant at = BEGIN.plusSeconds(60L * number);
        Instant asOf = at.minusMillis(1 + random.nextInt(600_000));
        Map<String, Long> ages = new HashMap<>();
        ages.put("vitals", (long) random.nextInt(6_000));
        if (random.nextBoolean()) {
            ages.put("labs", (long) random.nextInt(200_000));
        }
        ScoringInput input = new ScoringInput(FeatureCatalog.current().featureSet(), features(), asOf, ages, at);
        ScoringModel model = models.get(number % models.size());
        ModelIdentity identity = model.identity();
        return new Answer(
                new UUID(random.nextLong(), number),
                "AUDIT-" + number % 40,
                at,
                identity.name(),
                identity.version(),
                Optional.of(new Answer.VectorIdentity(
                        asOf, "1-0-" + number + "-0", input.featureSet(), "%064x".formatted(number))),
                ages,
                model.assess(input),
                "proof",
                Optional.empty(),
                1_000L + random.nextInt(9_000));
    }

    private Map<String, Double> features() {
        Map<String, Double> features = new HashMap<>();
        vital(features, "respiratory_rate", 8, 30);
        vital(features, "spo2", 85, 100);
        vital(features, "bp_systolic", 80, 200);
        vital(features, "heart_rate", 40, 150);
        vital(features, "temperature", 34.5, 40);
        features.put("news2_last", (double) random.nextInt(12));
        features.put("news2_missing_components", 2.0);
        features.put("heart_rate_mean_24h", 60 + 40 * random.nextDouble());
        features.put("lab_lactate_last", random.nextInt(80) / 10.0);
        return features;
    }

    private void vital(Map<String, Double> features, String code, double low, double high) {
        if (random.nextDouble() >= MISSING) {
            double tenths = Math.rint(10 * (low + (high - low) * random.nextDouble()));
            features.put(code + "_last", tenths / 10);
            features.put(code + "_hours_since_last", random.nextDouble() * 3);
        }
    }
}
