package io.clinstream.models.testing;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.Freshness;
import io.clinstream.models.linear.LogisticTerms;
import io.clinstream.models.pack.ModelKind;
import io.clinstream.models.pack.ModelManifest;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.models.score.Thresholds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Model packages over real features of the catalogue, with numbers that mean nothing. */
public final class Packages {

    /** Inputs of the packages. */
    public static final List<String> INPUTS = List.of(
            "heart_rate_last",
            "heart_rate_mean_6h",
            "heart_rate_mean_24h",
            "respiratory_rate_last",
            "spo2_min_6h",
            "temperature_trend_6h",
            "bp_systolic_last",
            "lab_lactate_last",
            "lab_lactate_hours_since_last",
            "news2_last",
            "ae_count_7d",
            "age_years");

    private static final int ROWS = 2_000;

    private Packages() {}

    /** A manifest of the feature set that is computed now. */
    public static ModelManifest manifest(ModelKind kind) {
        return manifest(kind, INPUTS);
    }

    /** The same for other inputs. */
    public static ModelManifest manifest(ModelKind kind, List<String> inputs) {
        return new ModelManifest(
                ModelManifest.FORMAT,
                "adverse-event-24h",
                kind,
                "A model for tests.",
                "an adverse event within 24 h",
                FeatureCatalog.current().featureSet(),
                inputs,
                List.of("heart_rate_last"),
                Map.of(
                        "vitals", new Freshness(Duration.ofHours(12), true),
                        "labs", new Freshness(Duration.ofHours(24), false)),
                new ModelManifest.Calibration(ModelManifest.CalibrationMethod.PLATT, 1.1, -0.2),
                new Thresholds(0.1, 0.3, "invented"),
                ModelManifest.Explanation.by(kind.explanation()),
                null,
                List.of(),
                new ModelManifest.Training("ts-1", "ab".repeat(32), "0123abc", Instant.parse("2026-03-01T00:00:00Z")),
                Map.of("auroc", 0.8),
                List.of());
    }

    /** A logistic regression. */
    public static ModelPackage logistic() {
        Random random = new Random(11);
        List<LogisticTerms.Term> terms = new ArrayList<>();
        for (String input : INPUTS) {
            terms.add(new LogisticTerms.Term(
                    input, 50, 48.5, 20, random.nextGaussian(), random.nextGaussian(), random.nextDouble()));
        }
        return ModelPackage.seal(
                manifest(ModelKind.LOGISTIC), Map.of("logistic.json", new LogisticTerms(-2, terms).write()));
    }

    /** Boosted trees. */
    public static ModelPackage trees() {
        return ModelPackage.seal(manifest(ModelKind.XGBOOST), Map.of("trees.json", booster(INPUTS.size(), 4, 30)));
    }

    /** XGBoost's JSON of some trees, trained on noise. */
    public static byte[] booster(int columns, int depth, int rounds) {
        Random random = new Random(12);
        float[] values = new float[ROWS * columns];
        float[] labels = new float[ROWS];
        for (int place = 0; place < values.length; place++) {
            values[place] = random.nextInt(5) == 0 ? Float.NaN : (float) (50 + 30 * random.nextGaussian());
        }
        for (int row = 0; row < ROWS; row++) {
            labels[row] = random.nextInt(4) == 0 || values[row * columns] > 80 ? 1 : 0;
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("max_depth", depth);
        parameters.put("seed", 7);
        parameters.put("nthread", 1);
        try {
            DMatrix matrix = new DMatrix(values, ROWS, columns, Float.NaN);
            matrix.setLabel(labels);
            return XGBoost.train(matrix, parameters, rounds, Map.of(), null, null)
                    .toByteArray("json");
        } catch (XGBoostError broken) {
            throw new IllegalStateException("XGBoost does not train", broken);
        }
    }
}
