package io.clinstream.prediction.audit;

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

/** Packages over real features whose numbers mean nothing. */
public final class SyntheticModels {

    private static final List<String> INPUTS = List.of(
            "heart_rate_last",
            "heart_rate_mean_24h",
            "respiratory_rate_last",
            "spo2_last",
            "temperature_last",
            "bp_systolic_last",
            "lab_lactate_last",
            "news2_last",
            "age_years");
    /** Weights that keep probabilities away from 1, where a double tells log-odds no longer to 1e-6. */
    private static final double SMALL = 0.2;

    private static final int ROWS = 1_000;
    private static final int DEPTH = 5;
    private static final int TREES = 40;

    private SyntheticModels() {}

    /** Boosted trees, trained on noise. */
    public static ModelPackage trees() throws XGBoostError {
        Random random = new Random(12);
        float[] values = new float[ROWS * INPUTS.size()];
        float[] labels = new float[ROWS];
        for (int place = 0; place < values.length; place++) {
            values[place] = random.nextInt(5) == 0 ? Float.NaN : (float) (50 + 30 * random.nextGaussian());
        }
        for (int row = 0; row < ROWS; row++) {
            labels[row] = random.nextInt(4) == 0 || values[row * INPUTS.size()] > 80 ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(values, ROWS, INPUTS.size(), Float.NaN);
        matrix.setLabel(labels);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("max_depth", DEPTH);
        parameters.put("seed", 7);
        parameters.put("nthread", 1);
        byte[] trees =
                XGBoost.train(matrix, parameters, TREES, Map.of(), null, null).toByteArray("json");
        return ModelPackage.seal(manifest("proof-trees", ModelKind.XGBOOST), Map.of("trees.json", trees));
    }

    /** A logistic regression with random weights. */
    public static ModelPackage logistic() {
        Random random = new Random(11);
        List<LogisticTerms.Term> terms = new ArrayList<>();
        for (String input : INPUTS) {
            terms.add(new LogisticTerms.Term(
                    input,
                    50,
                    48.5,
                    20,
                    SMALL * random.nextGaussian(),
                    SMALL * random.nextGaussian(),
                    SMALL * random.nextDouble()));
        }
        return ModelPackage.seal(
                manifest("proof-logistic", ModelKind.LOGISTIC),
                Map.of("logistic.json", new LogisticTerms(-2, terms).write()));
    }

    private static ModelManifest manifest(String name, ModelKind kind) {
        return new ModelManifest(
                ModelManifest.FORMAT,
                name,
                kind,
                "A model of the proof.",
                "an adverse event within 24 h",
                FeatureCatalog.current().featureSet(),
                INPUTS,
                List.of("heart_rate_last"),
                Map.of(
                        "vitals", new Freshness(Duration.ofHours(12), true),
                        "labs", new Freshness(Duration.ofHours(24), false)),
                new ModelManifest.Calibration(ModelManifest.CalibrationMethod.PLATT, 1.1, -0.2),
                new Thresholds(0.1, 0.3, "invented"),
                ModelManifest.Explanation.by(kind.explanation()),
                null,
                List.of(),
                new ModelManifest.Training("none", "ab".repeat(32), "0123abc", Instant.parse("2026-03-01T00:00:00Z")),
                Map.of("auroc", 0.5),
                List.of());
    }
}
