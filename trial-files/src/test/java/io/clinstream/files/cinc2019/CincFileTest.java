package io.clinstream.files.cinc2019;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.files.TrialFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CincFileTest {

    private static final Path SAMPLES = Path.of("../samples/cinc2019");

    @Test
    void shouldReadThePatientsOfTheSample() throws IOException {
        List<CincPatient> patients = new ArrayList<>();
        for (Path file : CincDirectory.files(List.of(SAMPLES))) {
            patients.add(CincFile.read(file));
        }

        assertThat(patients)
                .hasSize(24)
                .filteredOn(patient -> patient.sepsisOnsetHour().isPresent())
                .hasSize(12);
        assertThat(patients.stream().mapToInt(patient -> patient.hours().size()).sum())
                .isEqualTo(1_531);
    }

    @Test
    void shouldLeaveOutWhatIsNaN() throws IOException {
        CincPatient patient = CincFile.read(SAMPLES.resolve("p100001.psv"));

        assertThat(patient.id()).isEqualTo("p100001");
        assertThat(patient.ageYears()).hasValue(73);
        assertThat(patient.gender()).hasValue(1);
        assertThat(patient.hours().get(0).measurements()).isEmpty();
        assertThat(patient.hours().get(1).iculos()).isEqualTo(2);
        assertThat(patient.hours().get(1).measurements())
                .containsEntry("HR", 93.0)
                .containsEntry("O2Sat", 92.5)
                .doesNotContainKeys("Temp", "Age", "ICULOS", "SepsisLabel");
    }

    @Test
    void shouldPutTheOnsetSixHoursAfterTheFirstLabel(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("p1.psv");
        Files.writeString(file, "SepsisLabel|HR|ICULOS\n0|80|1\n1|90|2\n1|95|3\n");

        assertThat(CincFile.read(file).sepsisOnsetHour()).hasValue(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0|8O|2;        row 1, field HR, value \"8O\": must be a number or NaN",
                "2|80|2;        row 1, field SepsisLabel, value \"2\": must be 0 or 1",
                "0|80|NaN;      row 1, field ICULOS, value \"NaN\": must be present",
                "0|80|1.5;      row 1, field ICULOS, value \"1.5\": must be a whole hour later than that of the row before"
            })
    void shouldNameWhatIsWrong(String line, String message, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("p1.psv");
        Files.writeString(file, "SepsisLabel|HR|ICULOS\n" + line + "\n");

        assertThatThrownBy(() -> CincFile.read(file))
                .isInstanceOf(TrialFileException.class)
                .hasMessage("p1.psv, " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "'SepsisLabel|HR|ICULOS\n', has no row",
        "'', has no row",
        "'a|b\n1|2|3\n', the row has 3 fields and the header 2"
    })
    void shouldRefuseAFileThatIsNoPatient(String content, String message, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("p1.psv");
        Files.writeString(file, content);

        assertThatThrownBy(() -> CincFile.read(file))
                .isInstanceOf(TrialFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldSayThatAFolderHoldsNoPatient(@TempDir Path folder) {
        assertThatThrownBy(() -> CincDirectory.files(List.of(folder)))
                .isInstanceOf(TrialFileException.class)
                .hasMessageContaining("holds no .psv file");
    }
}
