package io.clinstream.training.sepsis.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.engine.catalog.FeatureCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFilesTest {

    private static final List<String> FEATURES = List.of("heart_rate_last", "news2_last");
    private static final long HOUR = 3_600_000;

    @TempDir
    private Path folder;

    private Path spill;

    @BeforeEach
    void makeFolder() throws Exception {
        spill = Files.createDirectory(folder.resolve("spill"));
    }

    /** A vector as the offline store has it; the heart rate is unique, so it tells which vector was taken. */
    private record Vector(String patient, long asOf, long offset, int sequence, double heartRate) {}

    @Test
    void shouldNeverTakeAVectorFromTheFutureAndAlwaysTheNewestOfThePast() throws SQLException {
        // Given: vectors of few patients at few instants in two files, in no order
        SplittableRandom random = new SplittableRandom(42);
        List<Vector> vectors = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            vectors.add(new Vector(
                    "P" + random.nextInt(5), random.nextInt(30) * HOUR + random.nextInt(3), number, 0, number));
        }
        vectors.sort(Comparator.comparingInt(vector -> (int) (vector.offset() * 7919 % 400)));
        write("a.parquet", vectors.subList(0, 150), FeatureCatalog.current().featureSet());
        write("b.parquet", vectors.subList(150, 400), FeatureCatalog.current().featureSet());
        List<HourQuestion> questions = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            questions.add(new HourQuestion("P" + random.nextInt(6), (random.nextInt(34) - 2) * HOUR));
        }

        // When
        VectorTable table = answers(questions);

        // Then
        for (int question = 0; question < questions.size(); question++) {
            HourQuestion asked = questions.get(question);
            Optional<Vector> newest = vectors.stream()
                    .filter(vector -> vector.patient().equals(asked.patientId()) && vector.asOf() <= asked.instant())
                    .max(Comparator.comparingLong(Vector::asOf).thenComparingLong(Vector::offset));
            assertThat(table.has(question)).isEqualTo(newest.isPresent());
            if (newest.isPresent()) {
                assertThat(table.asOf(question)).isLessThanOrEqualTo(asked.instant());
                assertThat(table.asOf(question)).isEqualTo(newest.get().asOf());
                assertThat(table.values(question)[0])
                        .isEqualTo((float) newest.get().heartRate());
            } else {
                assertThat(table.values(question)).containsOnly(Float.NaN);
            }
        }
    }

    @Test
    void shouldTakeTheLastOfTheLogAmongVectorsOfOneInstant() throws SQLException {
        // Given
        write(
                "a.parquet",
                List.of(
                        new Vector("P1", HOUR, 9, 1, 91),
                        new Vector("P1", HOUR, 9, 2, 92),
                        new Vector("P1", HOUR, 8, 5, 85),
                        new Vector("P1", 2 * HOUR, 7, 0, 70)),
                FeatureCatalog.current().featureSet());

        // When
        VectorTable table = answers(List.of(new HourQuestion("P1", HOUR), new HourQuestion("P1", 2 * HOUR)));

        // Then
        assertThat(table.values(0)[0]).isEqualTo(92);
        assertThat(table.values(1)[0]).isEqualTo(70);
    }

    @Test
    void shouldGiveTheSameVectorToSeveralHoursAndKeepNullsNull() throws SQLException {
        // Given: news2_last is null in every vector
        write(
                "a.parquet",
                List.of(new Vector("P1", 0, 1, 0, 60)),
                FeatureCatalog.current().featureSet());

        // When
        VectorTable table = answers(List.of(new HourQuestion("P1", HOUR), new HourQuestion("P1", 5 * HOUR)));

        // Then
        assertThat(table.values(0)).isEqualTo(table.values(1)).containsExactly(60, Float.NaN);
    }

    @Test
    void shouldRefuseVectorsOfAnotherFeatureSet() throws SQLException {
        // Given
        write("a.parquet", List.of(new Vector("P1", 0, 1, 0, 60)), "0123456789abcdef");

        // Then
        assertThatThrownBy(() -> answers(List.of(new HourQuestion("P1", HOUR))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0123456789abcdef");
    }

    private VectorTable answers(List<HourQuestion> questions) throws SQLException {
        try (VectorFiles files = VectorFiles.open(folder, spill)) {
            return files.answer(questions, FEATURES);
        }
    }

    private void write(String name, List<Vector> vectors, String featureSet) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("CREATE TABLE v (patient_id VARCHAR, timestamp TIMESTAMP, log_epoch INTEGER,"
                    + " canonical_offset BIGINT, sequence INTEGER, feature_set VARCHAR, heart_rate_last DOUBLE,"
                    + " news2_last DOUBLE)");
            for (Vector vector : vectors) {
                statement.execute("INSERT INTO v VALUES ('" + vector.patient() + "', epoch_ms(" + vector.asOf()
                        + "), 1, "
                        + vector.offset() + ", " + vector.sequence() + ", '" + featureSet + "', " + vector.heartRate()
                        + ", NULL)");
            }
            statement.execute("COPY v TO '" + folder.resolve(name) + "' (FORMAT parquet)");
        }
    }
}
