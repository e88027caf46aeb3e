package io.clinstream.registry;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.Freshness;
import io.clinstream.models.linear.LogisticTerms;
import io.clinstream.models.pack.ModelKind;
import io.clinstream.models.pack.ModelManifest;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.models.score.ContributionMethod;
import io.clinstream.models.score.Thresholds;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Logistic regressions of heart rate, respiratory rate and NEWS2, and rows on which their order is known. */
final class SmallModels {

    static final String HEART_RATE = "heart_rate_last";
    static final String NEWS2 = "news2_last";
    static final String LABEL = "adverse_event_24h";

    private SmallModels() {}

    /**
     * A model whose log-odds grow with heart rate by {@code weight}; two weights above 0 rank alike, one below 0 the other
     * way round.
     */
    static ModelPackage heartRate(String name, double weight) {
        return of(name, HEART_RATE, weight);
    }

    /** The same over any feature, known or not. */
    static ModelPackage of(String name, String input, double weight) {
        ModelManifest draft = new ModelManifest(
                ModelManifest.FORMAT,
                name,
                ModelKind.LOGISTIC,
                "For tests.",
                "an adverse event within 24 h",
                FeatureCatalog.current().featureSet(),
                List.of(input),
                List.of(input),
                Map.of("vitals", new Freshness(Duration.ofHours(12), true)),
                ModelManifest.Calibration.NONE,
                new Thresholds(0.1, 0.3, "invented"),
                ModelManifest.Explanation.by(ContributionMethod.LINEAR),
                null,
                List.of(),
                new ModelManifest.Training(null, null, "0123abc", Instant.parse("2026-11-01T00:00:00Z")),
                Map.of("auroc", 0.8, "auprc", 0.2),
                List.of());
        LogisticTerms terms = new LogisticTerms(-2, List.of(new LogisticTerms.Term(input, 80, 80, 20, weight, 0, 0)));
        return ModelPackage.seal(draft, Map.of("logistic.json", terms.write()));
    }

    /** 400 rows of 40 patients: the higher the heart rate the more positive ones, and NEWS2 says nothing. */
    static void writeRows(Path file) throws SQLException {
        String featureSet = FeatureCatalog.current().featureSet();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("COPY (SELECT printf('P%02d', row // 10) AS patient_id, 'S' AS study_id, '1' AS site_id,"
                    + " TIMESTAMPTZ '2026-11-01 00:00:00Z' + to_hours(row) AS instant, '" + featureSet
                    + "' AS feature_set,"
                    + " 60.0 + (row * 37) % 80 AS " + HEART_RATE + ", 1.0 * ((row * 7) % 5) AS " + NEWS2
                    + ", CASE WHEN (row * 37) % 80 > 60 AND row % 3 <> 0 THEN 1 ELSE 0 END AS " + LABEL
                    + ", CASE WHEN (row * 37) % 80 > 60 AND row % 3 <> 0 THEN 'POSITIVE' ELSE 'NEGATIVE_MATURE' END"
                    + " AS label_state FROM (SELECT CAST(range AS INTEGER) AS row FROM range(400)) ORDER BY row) TO '"
                    + file + "' (FORMAT PARQUET)");
        }
    }
}
