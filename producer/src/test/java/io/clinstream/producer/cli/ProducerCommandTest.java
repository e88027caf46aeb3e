package io.clinstream.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import io.clinstream.producer.time.RealWall;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ProducerCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldCountADryRunWithoutAnyServer() throws IOException {
        int status = run("replay cinc2019 ../samples/cinc2019 --dry-run --json --progress off");

        assertThat(status).isZero();
        JsonNode json = Json.MAPPER.readTree(out.toString());
        assertThat(json.path("dry_run").asBoolean()).isTrue();
        // 2,936 events and one end-of-load marker per patient.
        assertThat(json.path("sent").asLong()).isEqualTo(2_936 + 24);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldShowPercentsOnStandardError() {
        run("simulate --count 50 --speed max --dry-run --progress percents");

        assertThat(err.toString()).contains("simulate: 100 % (50 of 50)");
    }

    @Test
    void shouldNotRememberADryRun(@TempDir Path folder) throws IOException {
        int status = run("replay cinc2019 ../samples/cinc2019/p100001.psv --shift-to-now --speed max --dry-run"
                + " --progress off --data-dir " + folder);

        assertThat(status).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "replay",
                "replay sdtm",
                "replay cinc2019 x --speed 0",
                "replay sdtm x --shift-to-now --load-id y",
                "simulate --missed 2 --dry-run",
                "simulate --mix oranges=1 --dry-run",
                "simulate --speed max --dry-run",
                "simulate --interval soon --dry-run"
            })
    void shouldRefuseAWrongCommandLine(String arguments) {
        assertThat(run(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void shouldSayWhichFileCannotBeRead(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("p1.psv"), "HR|ICULOS|SepsisLabel\nfast|1|0\n");

        int status = run("replay cinc2019 --dry-run --progress off " + folder);

        assertThat(status).isEqualTo(ExitCode.UNREADABLE);
        assertThat(err.toString().strip())
                .isEqualTo("p1.psv, row 1, field HR, value \"fast\": must be a number or NaN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "replay --help",
                "replay sdtm --help",
                "replay cinc2019 -h",
                "replay ndjson --help",
                "simulate --help"
            })
    void shouldHelpEverywhere(String arguments) {
        assertThat(run(arguments)).isZero();
        assertThat(out.toString()).startsWith("Usage: producer");
    }

    private int run(String arguments) {
        RealWall wall = new RealWall(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));
        CommandLine commandLine =
                ProducerCommand.commandLine(wall).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int status = commandLine.execute(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));
        commandLine.getErr().flush();
        return status;
    }
}
