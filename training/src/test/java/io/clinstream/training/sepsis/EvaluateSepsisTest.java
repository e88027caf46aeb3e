package io.clinstream.training.sepsis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.files.cinc2019.CincDirectory;
import io.clinstream.files.cinc2019.CincFile;
import io.clinstream.platform.json.Json;
import io.clinstream.training.sepsis.rows.EvaluationInputs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateSepsisTest {

    private static final Path SAMPLES = Path.of("../samples/cinc2019");

    @TempDir
    private Path folder;

    @Test
    void shouldGoFromStaysAndVectorsToFiguresAndPage() throws Exception {
        // Given: the sample patients, and a vector each hour whose lactate knows a little about the onset
        writeVectors();
        Path page = Files.writeString(
                folder.resolve("page.md"),
                "before\n" + EvaluationMarkdown.MARKS.begin() + "\nstale figures\n" + EvaluationMarkdown.MARKS.end()
                        + "\nafter\n");
        Path json = folder.resolve("figures.json");
        StringWriter said = new StringWriter();

        // When
        int code = new CommandLine(
                        new EvaluateSepsis(Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC)))
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(
                        SAMPLES.toString(),
                        "--vectors",
                        folder.resolve("offline").toString(),
                        "--json",
                        json.toString(),
                        "--page",
                        page.toString(),
                        "--part",
                        "validation");

        // Then
        assertThat(code).as(said.toString()).isZero();
        JsonNode figures = Json.MAPPER.readTree(json.toFile());
        assertThat(figures.path("measured_on").asText()).isEqualTo("validation");
        assertThat(figures.path("scorers")).hasSize(3);
        assertThat(figures.path("utilities")).hasSize(3);
        assertThat(figures.path("split_sha256").asText())
                .isEqualTo(PatientSplit.committed().sha256());
        assertThat(figures.path("scorers").get(0).path("auroc").path("estimate").asDouble())
                .isBetween(0.5, 1.0);
        assertThat(figures.path("inputs").toString()).doesNotContain("ae_").doesNotContain("hour_of_day");
        assertThat(Files.readString(page))
                .startsWith("before")
                .endsWith("after\n")
                .contains("boosted trees")
                .doesNotContain("stale figures");
    }

    @Test
    void shouldCrossValidateOverAllPatients() throws Exception {
        // Given
        writeVectors();
        Path page = Files.writeString(
                folder.resolve("page.md"),
                "before\n" + CrossValidationMarkdown.MARKS.begin() + "\nstale figures\n"
                        + CrossValidationMarkdown.MARKS.end() + "\nafter\n");
        Path json = folder.resolve("folds.json");
        StringWriter said = new StringWriter();

        // When
        int code = new CommandLine(
                        new EvaluateSepsis(Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC)))
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(
                        SAMPLES.toString(),
                        "--vectors",
                        folder.resolve("offline").toString(),
                        "--json",
                        json.toString(),
                        "--page",
                        page.toString(),
                        "--folds",
                        "6");

        // Then: every patient was left out once
        assertThat(code).as(said.toString()).isZero();
        JsonNode figures = Json.MAPPER.readTree(json.toFile());
        int patients = CincDirectory.files(List.of(SAMPLES)).size();
        assertThat(figures.path("cohort").path("patients").asInt()).isEqualTo(patients);
        assertThat(figures.path("folds")).hasSize(6);
        int leftOut = 0;
        for (JsonNode fold : figures.path("folds")) {
            leftOut += fold.path("left_out").path("patients").asInt();
            assertThat(fold.path("scorers")).hasSize(3);
        }
        assertThat(leftOut).isEqualTo(patients);
        assertThat(figures.path("scorers")).hasSize(3);
        assertThat(figures.path("utilities")).hasSize(3);
        assertThat(figures.path("scorers").get(2).path("auroc").path("estimate").asDouble())
                .isBetween(0.5, 1.0);
        assertThat(Files.readString(page))
                .startsWith("before")
                .endsWith("after\n")
                .contains("Fold by fold")
                .doesNotContain("stale figures");
    }

    @Test
    void shouldRefuseASingleFold() {
        // When
        StringWriter said = new StringWriter();
        int code = new CommandLine(new EvaluateSepsis(Clock.systemUTC()))
                .setErr(new PrintWriter(said))
                .execute(SAMPLES.toString(), "--vectors", "none", "--json", "none", "--folds", "1");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(said.toString()).contains("folds must be 2 to 20");
    }

    @Test
    void shouldRefuseToMeasureTheTrainingPart() {
        // When
        int code = new CommandLine(new EvaluateSepsis(Clock.systemUTC()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(SAMPLES.toString(), "--vectors", "none", "--json", "none", "--part", "train");

        // Then
        assertThat(code).isEqualTo(2);
    }

    private void writeVectors() throws Exception {
        Files.createDirectory(folder.resolve("offline"));
        SplittableRandom random = new SplittableRandom(3);
        List<String> features = EvaluationInputs.allowed();
        String columns =
                features.stream().map(name -> "\"" + name + "\" DOUBLE").collect(Collectors.joining(", "));
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("CREATE TABLE v (patient_id VARCHAR, timestamp TIMESTAMP, log_epoch INTEGER,"
                    + " canonical_offset BIGINT, sequence INTEGER, feature_set VARCHAR, " + columns + ")");
            for (Path file : CincDirectory.files(List.of(SAMPLES))) {
                Stay stay = Stay.of(CincFile.read(file));
                for (Stay.Hour hour : stay.hours()) {
                    double lactate = random.nextDouble() * 2 + (stay.isOnsetNear(hour) ? 1 : 0);
                    double news2 = random.nextInt(6) + (stay.isOnsetNear(hour) ? 2 : 0);
                    statement.execute("INSERT INTO v (patient_id, timestamp, log_epoch, canonical_offset, sequence,"
                            + " feature_set, lab_lactate_last, news2_last) VALUES ('" + stay.patient() + "', epoch_ms("
                            + Placement.USUAL.question(stay, hour).instant() + "), 1, " + hour.iculos() + ", 0, '"
                            + FeatureCatalog.current().featureSet() + "', " + lactate + ", " + news2 + ")");
                }
            }
            statement.execute("COPY v TO '" + folder.resolve("offline/v.parquet") + "' (FORMAT parquet)");
        }
    }
}
