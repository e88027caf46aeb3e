package io.clinstream.operations.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CalibrateNews2Test {

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).resolve("..");
    private static final Path SAMPLES = PROJECT.resolve("samples/cinc2019");
    private static final Path SAMPLE_TABLE = Path.of(System.getProperty("basedir", "."))
            .resolve("src/test/resources/golden/news2-calibration-samples.json");
    private static final Path COMMITTED =
            PROJECT.resolve("models/src/main/resources/io/clinstream/models/news2/news2-calibration.json");

    @TempDir
    private Path folder;

    @Test
    void shouldMakeTheDocumentedTableFromTheSamplePatients() throws IOException {
        Path output = folder.resolve("table.json");

        int exitCode = commandLine(new StringWriter())
                .execute(SAMPLES.toString(), "--no-progress", "--output", output.toString());

        assertThat(exitCode).isZero();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(SAMPLE_TABLE.getParent());
            Files.copy(output, SAMPLE_TABLE, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(Files.readString(output))
                .as("rewrite with -Dgolden.update=true")
                .isEqualTo(Files.readString(SAMPLE_TABLE));
    }

    @Test
    void shouldHaveCommittedATableThatIsMonotoneAndNeverCertain() throws IOException {
        JsonNode table = Json.MAPPER.readTree(COMMITTED.toFile());

        List<Double> probabilities = new ArrayList<>();
        long hours = 0;
        for (JsonNode row : table.path("totals")) {
            assertThat(row.path("total").asInt()).isEqualTo(probabilities.size());
            probabilities.add(row.path("probability").asDouble());
            hours += row.path("hours").asLong();
        }
        assertThat(probabilities).hasSize(21).isSorted().allMatch(probability -> probability > 0 && probability < 1);
        assertThat(table.path("patients").asInt()).isEqualTo(16_000);
        assertThat(hours).isEqualTo(table.path("patient_hours").path("in_table").asLong());
    }

    @Test
    void shouldAccountForEveryHourInTheCommittedTable() throws IOException {
        JsonNode hours = Json.MAPPER.readTree(COMMITTED.toFile()).path("patient_hours");

        long parts = hours.path("in_table").asLong()
                + hours.path("too_few_vitals").asLong()
                + hours.path("censored").asLong()
                + hours.path("at_or_after_onset").asLong();
        assertThat(parts).isEqualTo(hours.path("read").asLong());
    }

    @Test
    void shouldFailOnAFolderWithoutPatients() {
        StringWriter err = new StringWriter();

        int exitCode = commandLine(err).execute(folder.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("holds no .psv file");
    }

    private static CommandLine commandLine(StringWriter err) {
        return CalibrateNews2.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err));
    }
}
