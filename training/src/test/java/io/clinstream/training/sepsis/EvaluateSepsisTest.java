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
                "before\n" + EvaluationMarkdown.MARKS.begin() + "\nstale figures\n" + EvaluationMarkdown.MARKS.end() + "\nafter\n");
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
