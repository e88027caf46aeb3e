package io.clinstream.operations.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatientSampleTest {

    private static final Set<String> PATIENTS =
            IntStream.range(0, 10_000).mapToObj(number -> "PT" + number).collect(Collectors.toCollection(TreeSet::new));

    @Test
    void shouldTakeAboutTheShareThatIsAskedFor() {
        PatientSample sample = PatientSample.percent(5, "a");

        assertThat(PATIENTS.stream().filter(sample::has)).hasSizeBetween(400, 600);
    }

    @Test
    void shouldTakeTheSamePatientsForTheSameSeedAndOthersForAnother() {
        Set<String> first = taken(PatientSample.percent(5, "a"));

        assertThat(taken(PatientSample.percent(5, "a"))).isEqualTo(first);
        assertThat(taken(PatientSample.percent(5, "b"))).isNotEqualTo(first);
        assertThat(taken(PatientSample.percent(20, "a"))).containsAll(first);
    }

    @Test
    void shouldChooseInDuckDbAsInJava() throws Exception {
        // Given
        PatientSample sample = PatientSample.percent(3, "seed-1");
        Set<String> found = new TreeSet<>();

        // When
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT patient_id FROM (SELECT 'PT' || i AS patient_id FROM"
                        + " range(10000) AS numbers(i)) WHERE "
                        + sample.duckdb().orElseThrow())) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }

        // Then
        assertThat(found).isEqualTo(taken(sample)).isNotEmpty();
    }

    @Test
    void shouldLeaveNobodyOutOfAHundredPercent() {
        PatientSample everybody = PatientSample.percent(100, "a");

        assertThat(everybody.everyone()).isTrue();
        assertThat(everybody.duckdb()).isEmpty();
        assertThat(everybody.postgres()).isEmpty();
        assertThat(taken(everybody)).isEqualTo(PATIENTS);
    }

    @Test
    void shouldRefuseAShareThatIsNone() {
        assertThatThrownBy(() -> PatientSample.percent(0, "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PatientSample.percent(Double.NaN, "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PatientSample.percent(101, "a")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<String> taken(PatientSample sample) {
        return PATIENTS.stream().filter(sample::has).collect(Collectors.toCollection(TreeSet::new));
    }
}
