package io.clinstream.training.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.platform.config.Configuration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsMainTest {

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "register", "promote", "rollback"})
    void shouldExplainEverySubcommandWithoutAStack(String command) {
        assertThat(execute(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: models " + command).contains("--json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "promote m 1",
                "promote m one --reason x",
                "rollback m",
                "register",
                "register --package a --onnx b",
                "register --onnx a --name m"
            })
    void shouldRefuseAWrongCall(String words) {
        assertThat(execute(words.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: models");
    }

    @Test
    void shouldNameTheMissingSetting() {
        assertThat(execute("list")).isEqualTo(2);
        assertThat(err.toString()).contains("error: ").contains("CLINSTREAM_");
    }

    @Test
    void shouldRefuseAFolderThatIsNoPackage() {
        assertThat(execute("register", "--package", "nowhere")).isEqualTo(ModelsMain.INVALID);
        assertThat(err.toString()).contains("nowhere").contains("model.json");
    }

    private int execute(String... words) {
        return ModelsMain.commandLine(new RegistryAccess(() -> Configuration.of(Map.of()), Clock.systemUTC()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
