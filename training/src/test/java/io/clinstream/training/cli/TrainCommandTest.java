package io.clinstream.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.json.Json;
import io.clinstream.training.TrainingFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void shouldTrainFromAFolderWithoutAnyStore() throws Exception {
        TrainingFolder.in(folder).write();
        Path output = folder.resolve("out");

        int exit = run(
                "--folder",
                folder.toString(),
                "--no-register",
                "--json",
                "--output",
                output.toString(),
                "--iterations",
                "40",
                "--bootstrap",
                "20",
                "--alerts-per-100-patient-days",
                "40",
                "--threads",
                "1");

        JsonNode answer = Json.MAPPER.readTree(out.toString());
        assertThat(exit).describedAs(err.toString()).isZero();
        assertThat(answer.at("/metrics/auroc").doubleValue()).isGreaterThan(0.8);
        assertThat(answer.at("/training_set").asText()).isEqualTo("0123456789abcdef");
        assertThat(answer.at("/registered")).isEmpty();
        assertThat(output.resolve("report.html")).exists();
        assertThat(output.resolve("roc.svg")).exists();
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.list(output.resolve("model"))) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        ModelPackage.read(files).open("x").close();
        assertThat(err.toString())
                .contains("growing trees")
                .contains("25 trees")
                .contains("evaluating");
    }

    @Test
    void shouldPrintASummary() throws Exception {
        TrainingFolder.in(folder).write();

        int exit = run(
                "--folder",
                folder.toString(),
                "--no-register",
                "--output",
                folder.resolve("out").toString(),
                "--iterations",
                "20",
                "--bootstrap",
                "10",
                "--sensitivity",
                "0.8",
                "--progress",
                "off",
                "--threads",
                "1");

        assertThat(exit).describedAs(err.toString()).isZero();
        assertThat(out.toString())
                .contains("train          4,000 rows")
                .contains("adverse-event-24h-logistic")
                .contains("NEWS2 5 or more")
                .contains("report: ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldRefuseDataThatAllowNoHonestModel() throws Exception {
        TrainingFolder.in(folder).ofFeatureSet("ffffffffffffffff").write();

        assertThat(run("--folder", folder.toString(), "--no-register")).isEqualTo(TrainMain.REFUSED);
        assertThat(err.toString()).contains("must be of feature set");
    }

    @Test
    void shouldTellAWrongCall() {
        assertThat(run("--folder", "x", "--training-set", "y")).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be given together");
        assertThat(run("--folder", "x", "--no-register", "--max-depth", "9")).isEqualTo(2);
        assertThat(err.toString()).contains("max_depth must be 1 to 6, was 9");
        assertThat(run("--folder", "x", "--sensitivity", "0.5", "--alerts-per-100-patient-days", "3"))
                .isEqualTo(2);
    }

    @Test
    void shouldExplainItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--alerts-per-100-patient-days").contains("Exit codes: 0 trained");
    }

    private int run(String... arguments) {
        String[] words = Stream.concat(Stream.of("train"), Stream.of(arguments)).toArray(String[]::new);
        return TrainMain.commandLine(() -> Configuration.of(Map.of()), Clock.systemUTC())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
