package io.clinstream.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.platform.json.Json;
import io.clinstream.stores.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A training set of few patients whose heart rate tells their hazard, laid out as the feature service does it. */
final class SmallTrainingSet {

    /** Its files. */
    static final List<String> FILES = List.of("train.parquet", "validation.parquet", "test.parquet", "manifest.json");

    private SmallTrainingSet() {}

    static void write(Path folder, String id) throws SQLException, IOException {
        ObjectNode manifest = Json.MAPPER.createObjectNode().put("format", 1).put("id", id);
        ObjectNode request = manifest.putObject("request");
        request.putObject("label").put("name", "adverse_event_24h").put("events", "TREATMENT_EMERGENT");
        request.put("feature_set", FeatureCatalog.current().featureSet());
        manifest.putArray("features")
                .add("heart_rate_last")
                .add("temperature_last")
                .add("news2_last");
        manifest.putObject("states").put("POSITIVE", 1);
        ArrayNode files = manifest.putArray("files");
        for (int part = 0; part < FILES.size() - 1; part++) {
            Path file = folder.resolve(FILES.get(part));
            write(file, part + 1);
            files.addObject()
                    .put("key", "features/training/" + id + "/" + FILES.get(part))
                    .put("sha256", Checksum.of(file));
        }
        Files.write(folder.resolve("manifest.json"), Json.MAPPER.writeValueAsBytes(manifest));
    }

    private static void write(Path file, int seed) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SELECT setseed(0." + seed + ")");
            statement.execute("CREATE TABLE drawn AS SELECT p, h, 60 + 80 * random() AS hr, 36 + 2 * random() AS heat,"
                    + " random() AS luck FROM range(150) t(p), range(20) u(h) ORDER BY p, h");
            statement.execute(
                    "CREATE TABLE labelled AS SELECT *, luck < 1 / (1 + exp((125 - hr) / 7)) AS positive FROM drawn");
            statement.execute("COPY (SELECT TIMESTAMPTZ '2026-01-01 00:00:00+00' + h * INTERVAL 1 HOUR AS instant,"
                    + " '" + seed + "-' || lpad(p::VARCHAR, 5, '0') AS patient_id, 'ST' AS study_id, 'S1' AS site_id, '"
                    + FeatureCatalog.current().featureSet() + "' AS feature_set, hr AS heart_rate_last,"
                    + " heat AS temperature_last, floor(hr / 30) AS news2_last,"
                    + " positive::INTEGER AS adverse_event_24h,"
                    + " CASE WHEN positive THEN 'POSITIVE' ELSE 'NEGATIVE_MATURE' END AS label_state"
                    + " FROM labelled ORDER BY patient_id, instant) TO '" + file + "' (FORMAT parquet)");
        }
    }
}
