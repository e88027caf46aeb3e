package io.clinstream.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.platform.json.Json;
import io.clinstream.stores.Checksum;
import io.clinstream.training.data.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A training set in a folder, laid out as the feature service does it, of patients whose heart rate tells their hazard. */
public final class TrainingFolder {

    /** The features it has. */
    public static final List<String> FEATURES =
            List.of("heart_rate_last", "heart_rate_mean_6h", "temperature_last", "spo2_last", "news2_last", "sex_male");

    private static final String ID = "0123456789abcdef";
    private static final String USUAL_STATE = "CASE WHEN positive THEN 'POSITIVE' ELSE 'NEGATIVE_MATURE' END";

    private final Path folder;
    private String featureSet = FeatureCatalog.current().featureSet();
    private String state = USUAL_STATE;
    private int patients = 200;

    private TrainingFolder(Path folder) {
        this.folder = folder;
    }

    /** A training set in this folder, once it is written. */
    public static TrainingFolder in(Path folder) {
        return new TrainingFolder(folder);
    }

    /** Of another feature set. */
    public TrainingFolder ofFeatureSet(String other) {
        featureSet = other;
        return this;
    }

    /** With this label state of every row. */
    public TrainingFolder withState(String every) {
        state = "'" + every + "'";
        return this;
    }

    /** With so many patients in train. */
    public TrainingFolder withPatients(int count) {
        patients = count;
        return this;
    }

    /** Writes it. */
    public Path write() throws SQLException, IOException {
        ObjectNode manifest = Json.MAPPER.createObjectNode().put("format", 1).put("id", ID);
        ObjectNode request = manifest.putObject("request");
        request.putObject("label").put("name", "adverse_event_24h").put("events", "TREATMENT_EMERGENT");
        request.put("feature_set", featureSet);
        FEATURES.forEach(manifest.putArray("features")::add);
        manifest.putObject("states").put("POSITIVE", 1);
        ArrayNode files = manifest.putArray("files");
        int seed = 0;
        for (Part part : Part.values()) {
            seed++;
            Path file = folder.resolve(part.fileName());
            write(file, part == Part.TRAIN ? patients : patients / 2, seed);
            files.addObject()
                    .put("key", "features/training/" + ID + "/" + part.fileName())
                    .put("sha256", Checksum.of(file));
        }
        Files.write(folder.resolve("manifest.json"), Json.MAPPER.writeValueAsBytes(manifest));
        return folder;
    }

    private void write(Path file, int count, int seed) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SELECT setseed(0." + seed + ")");
            statement.execute("CREATE TABLE drawn AS SELECT p, h, 60 + 40 * random() + 2 * (p % 20) AS hr,"
                    + " 36 + 2 * random() AS temperature, random() AS luck FROM range(" + count + ") t(p),"
                    + " range(20) u(h) ORDER BY p, h");
            statement.execute(
                    "CREATE TABLE labelled AS SELECT *, luck < 1 / (1 + exp((125 - hr) / 7)) AS positive FROM drawn");
            statement.execute("COPY (SELECT TIMESTAMPTZ '2026-01-01 00:00:00+00' + h * INTERVAL 1 HOUR AS instant,"
                    + " '" + seed + "-' || lpad(p::VARCHAR, 5, '0') AS patient_id, 'ST' AS study_id,"
                    + " 'SITE' || (p % 2) AS site_id, '" + featureSet + "' AS feature_set, hr AS heart_rate_last,"
                    + " hr - 1 AS heart_rate_mean_6h, temperature AS temperature_last,"
                    + " CASE WHEN h % 3 = 0 THEN NULL ELSE 97.0 END AS spo2_last,"
                    + " CASE WHEN h % 5 = 0 THEN NULL ELSE floor(hr / 30) END AS news2_last, (p % 2)::DOUBLE AS sex_male,"
                    + " positive::INTEGER AS adverse_event_24h, " + state
                    + " AS label_state FROM labelled ORDER BY patient_id, instant) TO '" + file + "' (FORMAT parquet)");
        }
    }
}
