package io.clinstream.benchmarks.predict;

import io.clinstream.database.Database;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.registry.Approval;
import io.clinstream.registry.ModelRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts trees into the registry and into production, where the prediction API finds them. */
final class TreesInProduction {

    /** Name of the model: the one that is served unless told otherwise. */
    static final String NAME = "adverse-event-24h";

    private static final String FILE = "trees.json";
    private static final String WHO = "benchmark";

    private TreesInProduction() {}

    /** Registers and promotes; returns what answers show as the model's version. */
    static String register(Configuration configuration, List<String> inputs, byte[] trees) throws IOException {
        try (Database database = new Database(
                configuration.text(Setting.POSTGRES_URL),
                configuration.text(Setting.POSTGRES_USER),
                configuration.secret(Setting.POSTGRES_PASSWORD),
                "")) {
            database.migrate();
            ModelRegistry registry =
                    new ModelRegistry(database.connections(), MinioObjectStore.from(configuration), Clock.systemUTC());
            byte[] manifest = manifest(inputs, trees).getBytes(StandardCharsets.UTF_8);
            ModelPackage trained = ModelPackage.read(Map.of("model.json", manifest, FILE, trees));
            var version = registry.register(trained, Map.of(), Optional.empty(), WHO);
            registry.promote(
                    NAME,
                    version.version(),
                    new Approval.FirstInProduction(Optional.empty()),
                    WHO,
                    "what it costs is measured");
            return version.servedAs();
        }
    }

    private static String manifest(List<String> inputs, byte[] trees) throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", 1);
        manifest.put("name", NAME);
        manifest.put("kind", "XGBOOST");
        manifest.put("description", "Random trees: what they cost is real, what they say is not.");
        manifest.put("outcome", "nothing");
        manifest.put("feature_set", FeatureCatalog.current().featureSet());
        manifest.put("inputs", inputs);
        manifest.put("required", List.of());
        manifest.put(
                "freshness",
                Map.of(
                        "vitals", Map.of("stale_after", "PT12H", "required", true),
                        "labs", Map.of("stale_after", "PT24H", "required", false)));
        manifest.put("calibration", Map.of("method", "PLATT", "slope", 1.02, "intercept", -0.1));
        manifest.put("thresholds", Map.of("medium", 0.05, "high", 0.12, "rule", "none: nothing is decided by them"));
        manifest.put("explanation", Map.of("method", "SHAP_TREE_PATH"));
        manifest.put("training", Map.of("trained_at", "2026-11-21T00:00:00Z"));
        manifest.put("metrics", Map.of());
        manifest.put("files", List.of(Map.of("name", FILE, "sha256", sha256(trees), "bytes", trees.length)));
        return Json.MAPPER.writeValueAsString(manifest);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
