package io.clinstream.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.json.Json;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.testing.StackExtension;
import io.clinstream.training.models.ModelsMain;
import io.clinstream.training.models.RegistryAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/models.sh} against the stack: what it prints, how it exits, whom it lets into production. */
@ExtendWith(StackExtension.class)
class ModelsCommandIT {

    private static final int NOT_BETTER = 4;
    private static final int INVALID = 3;

    private final RegistryAccess access;
    private final String name = "it-" + UUID.randomUUID();

    @TempDir
    private Path folder;

    ModelsCommandIT(StackAddresses addresses) {
        access = new RegistryAccess(() -> Configuration.of(addresses.environment()), Clock.systemUTC());
    }

    /** What a call printed, and how it ended. */
    private record Answer(int exitCode, String out, String err) {

        JsonNode json() throws IOException {
            return Json.MAPPER.readTree(out);
        }
    }

    @Test
    void shouldLetOnlyABetterModelIntoProduction() throws Exception {
        // Given
        Path rows = folder.resolve("test.parquet");
        SmallModels.writeRows(rows);
        String[] data = {"--data", rows.toString(), "--label", SmallModels.LABEL};
        assertThat(registered(1)).isEqualTo(name + "-1");
        assertThat(registered(-1)).isEqualTo(name + "-2");
        assertThat(registered(2)).isEqualTo(name + "-3");

        // When the first is better than NEWS2
        Answer first = run("promote", List.of("1", "--reason", "first", "--by", "ada", "--json"), data);
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.json().at("/comparison/production/name").asText()).isEqualTo("NEWS2");

        // Then one that ranks the other way round is refused, with figures, and nothing changes
        Answer worse = run("promote", List.of("2", "--reason", "a try"), data);
        assertThat(worse.exitCode()).isEqualTo(NOT_BETTER);
        assertThat(worse.err()).contains("AUPRC").contains("refused: " + name + "-2 is not better");
        assertThat(inProduction()).isEqualTo(1);

        // And one that ranks alike is not better either
        assertThat(run("promote", List.of("3", "--reason", "a try"), data).exitCode())
                .isEqualTo(NOT_BETTER);

        // And an override with its reason, the figures beside it, promotes
        Answer forced = run("promote", List.of("2", "--reason", "drill", "--override", "we want to see alerts"), data);
        assertThat(forced.exitCode()).as(forced.err()).isZero();
        assertThat(inProduction()).isEqualTo(2);
        JsonNode last = transitions().get(transitions().size() - 1);
        assertThat(last.get("cause").asText()).isEqualTo("OVERRIDE");
        assertThat(last.get("override_reason").asText()).isEqualTo("we want to see alerts");
        assertThat(last.at("/comparison/candidate/auprc/estimate").asDouble())
                .isLessThan(last.at("/comparison/production/auprc/estimate").asDouble());
        assertThat(last.at("/comparison/rows_sha256").asText()).hasSize(64);

        // And the way back
        Answer back = run("rollback", List.of("--reason", "drill over"));
        assertThat(back.out()).contains(name + "-1 is in production");
        assertThat(inProduction()).isEqualTo(1);
    }

    @Test
    void shouldNotPromoteWithoutRowsUnlessToldSo() throws Exception {
        registered(1);

        Answer refused = run("promote", List.of("1", "--reason", "a try"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("--data");

        Answer forced = run("promote", List.of("1", "--reason", "a try", "--override", "no rows yet"));
        assertThat(forced.exitCode()).as(forced.err()).isZero();
        assertThat(forced.err()).contains("not compared");
        assertThat(inProduction()).isEqualTo(1);
    }

    @Test
    void shouldShowTablesForPeople() throws Exception {
        registered(1);

        assertThat(run("list", List.of()).out())
                .contains("MODEL", "STAGE", "AUPRC", name, "staging", "0.2000", "LOGISTIC");
        assertThat(run("show", List.of()).out())
                .contains(name + "-1  staging  LOGISTIC")
                .contains("medium from 0.1, high from 0.3 (invented)")
                .contains("auroc  0.8000")
                .contains("artifacts/report.html")
                .contains("new → staging")
                .contains("REGISTERED");
        assertThat(run("show", List.of("7")).exitCode()).isEqualTo(1);
        assertThat(execute("show", "news2").out()).contains("news2-baseline-1  production  BUILT_IN");
        assertThat(execute("show").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldTakeAnOnnxModelOfSomebodysOwn() throws Exception {
        // Given
        Path fixtures = Path.of("..", "models", "src", "test", "resources", "onnx");
        JsonNode fixture = Json.MAPPER.readTree(Files.readAllBytes(fixtures.resolve("fixture.json")));
        List<String> lines = new ArrayList<>(List.of("# NAME,REFERENCE"));
        fixture.get("inputs")
                .forEach(input -> lines.add(input.asText() + ","
                        + fixture.at("/reference/" + input.asText()).asText()));
        Path features = Files.write(folder.resolve("features.txt"), lines);

        // When
        Answer answer = registerOnnx(fixtures, fixture, features, "--json");

        // Then
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.json().get("kind").asText()).isEqualTo("ONNX");
        JsonNode shown = run("show", List.of("1", "--json")).json();
        assertThat(shown.at("/card/inputs").size())
                .isEqualTo(fixture.get("inputs").size());
        assertThat(shown.at("/card/freshness/vitals/required").asBoolean()).isTrue();
        assertThat(shown.at("/card/freshness/labs/required").asBoolean()).isFalse();

        // And an unknown feature is refused by field, value and rule
        lines.set(2, "heart_rate_of_the_moon,1");
        Answer unknown = registerOnnx(fixtures, fixture, Files.write(features, lines));
        assertThat(unknown.exitCode()).isEqualTo(INVALID);
        assertThat(unknown.err()).contains("inputs[1]", "heart_rate_of_the_moon", "catalogue");

        // And so is a list that is too short for the graph
        lines.remove(2);
        Answer narrow = registerOnnx(fixtures, fixture, Files.write(features, lines));
        assertThat(narrow.exitCode()).isEqualTo(INVALID);
        assertThat(narrow.err()).contains("model.onnx");
        assertThat(run("list", List.of("--json")).json()).hasSize(1);
    }

    private Answer registerOnnx(Path fixtures, JsonNode fixture, Path features, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--onnx",
                fixtures.resolve("network.onnx").toString(),
                "--name",
                name,
                "--features",
                features.toString(),
                "--outcome",
                "death within 24 h",
                "--medium",
                "0.1",
                "--high",
                "0.3",
                "--input",
                fixture.get("input").asText(),
                "--output",
                fixture.get("output").asText()));
        words.addAll(List.of(more));
        words.add(0, "register");
        return execute(words.toArray(new String[0]));
    }

    /** Registers a package of heart rate with a report beside it, and returns what answers would call it. */
    private String registered(double weight) throws IOException {
        Path directory = Files.createTempDirectory(folder, "package");
        ModelPackage pack = SmallModels.heartRate(name, weight);
        for (Map.Entry<String, byte[]> file : pack.write().entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(directory.resolve("report.html"), "<p>report</p>");
        Answer answer = execute("register", "--package", directory.toString(), "--json");
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return answer.json().get("model_version").asText();
    }

    private int inProduction() throws IOException {
        for (JsonNode version : run("list", List.of("--json")).json()) {
            if (version.get("stage").asText().equals("production")) {
                return version.get("version").asInt();
            }
        }
        return 0;
    }

    private JsonNode transitions() throws IOException {
        return run("show", List.of("1", "--json")).json().get("transitions");
    }

    /** A subcommand on this test's model. */
    private Answer run(String command, List<String> words, String... more) {
        List<String> all = new ArrayList<>(List.of(command, name));
        all.addAll(words);
        all.addAll(List.of(more));
        return execute(all.toArray(new String[0]));
    }

    private Answer execute(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = ModelsMain.commandLine(access)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new Answer(exitCode, out.toString(), err.toString());
    }
}
