package io.clinstream.training.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HazardTruthTest {

    private static final String LINES = HazardTruth.HEADER + "\n"
            + "A,2026-09-01T00:00:00Z,0.5,0.001,0.02,0\n"
            + "B,2026-09-01T00:00:00Z,1.5,0.004,0.08,1\n"
            + "A,2026-09-01T01:00:00Z,0.6,0.002,0.03,1\n";

    @TempDir
    private Path folder;

    @Test
    void shouldReadHoursOfPatientsPlainAndCompressed() throws IOException {
        Path zipped = folder.resolve("h.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(LINES.getBytes(StandardCharsets.UTF_8));
        }

        HazardTruth truth = HazardTruth.read(zipped);

        assertThat(truth.patients()).containsOnlyKeys("A", "B").isEqualTo(truth.patients());
        PatientTruth patient = truth.of("A").orElseThrow();
        assertThat(patient.hours()).isEqualTo(2);
        assertThat(patient.hazard(1)).isEqualTo(0.002);
        assertThat(patient.risk(0)).isEqualTo(0.02);
        assertThat(patient.eventIn(0, 1)).isFalse();
        assertThat(patient.eventIn(0, 2)).isTrue();
        assertThat(HazardTruth.read(file(LINES)).of("B").orElseThrow().eventIn(0, 1))
                .isTrue();
        assertThat(truth.of("C")).isEmpty();
    }

    @Test
    void shouldFindTheHourOfAnInstant() throws IOException {
        PatientTruth patient = HazardTruth.read(file(LINES)).of("A").orElseThrow();

        assertThat(patient.hourOf(at("2026-08-31T23:59:59.999Z"))).isEqualTo(-1);
        assertThat(patient.hourOf(at("2026-09-01T00:00:00Z"))).isZero();
        assertThat(patient.hourOf(at("2026-09-01T00:59:59.999Z"))).isZero();
        assertThat(patient.hourOf(at("2026-09-01T01:10:00Z"))).isEqualTo(1);
        assertThat(patient.hourOf(at("2026-09-01T02:00:00Z"))).isEqualTo(-1);
        assertThat(patient.instant(1)).isEqualTo(at("2026-09-01T01:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,2026-09-01T02:00:00Z,0,0.1,0.1 | line 5 must have 6 columns",
                "A,yesterday,0,0.1,0.1,0 | line 5, hour must be ISO 8601",
                "A,2026-09-01T03:00:00Z,0,0.1,0.1,0 | line 5, hour must follow",
                "A,2026-09-01T02:00:00Z,0,-0.1,0.1,0 | line 5, hazard_per_hour must be a number of 0 or more",
                "A,2026-09-01T02:00:00Z,0,0.1,x,0 | line 5, risk_24h must be a number",
                "A,2026-09-01T02:00:00Z,0,0.1,1.1,0 | line 5, risk_24h must be at most 1",
                "A,2026-09-01T02:00:00Z,0,0.1,0.1,yes | line 5, event must be 0 or 1"
            })
    void shouldNameLineColumnAndRule(String line, String message) throws IOException {
        Path file = file(LINES + line + "\n");

        assertThatThrownBy(() -> HazardTruth.read(file))
                .isInstanceOf(InvalidHazardFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseAnotherHeader() throws IOException {
        Path file = file("patient,hour\n");

        assertThatThrownBy(() -> HazardTruth.read(file)).hasMessageStartingWith("line 1 must be patient_id");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("h.csv"), text);
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
