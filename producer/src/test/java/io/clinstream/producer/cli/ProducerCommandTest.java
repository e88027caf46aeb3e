package io.clinstream.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Index.atIndex;

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
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--course KNOWN_HAZARD | --duration must be given",
                "--course KNOWN_HAZARD --duration P1D --count 5 | --count must not be given",
                "--course KNOWN_HAZARD --duration P1D --mix vitals=1 | --mix must not be given",
                "--course KNOWN_HAZARD --duration PT90M | --duration must be whole hours",
                "--course KNOWN_HAZARD --duration P1D --interval PT10S | --interval must be whole hours",
                "--course KNOWN_HAZARD --duration P1D --labs-every PT0S | --labs-every must be whole hours",
                "--course KNOWN_HAZARD --duration P1D --prevalence 0.9 | --prevalence must be between",
                "--course KNOWN_HAZARD --duration P1D --start 2026-01-01T00:30:00Z | --start must be a whole hour",
                "--course KNOWN_HAZARD --duration P1D --patients 0 | --patients must be 1 to",
                "--course KNOWN_HAZARD --duration P1D --hazard-file no-such-folder/h.csv | --hazard-file must be",
                "--course GUESSED --duration P1D | --course",
                "--hazard-file h.csv --count 5 | --hazard-file must not be given with --course INVENTED",
                "--count 5 --load-id x | --load-id must be given with --historical only",
                "--historical | --historical needs an end",
                "--historical --duration P1D --start 2026-06-01T00:00:00Z | --historical must end by now",
                "--historical --count 50 --late 0.1 | --late and --out-of-order must not be given"
            })
    void shouldNameTheOptionAndTheRuleOfAWrongSimulation(String arguments, String message) {
        assertThat(run("simulate --dry-run --progress off " + arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(message).doesNotContain("Exception");
    }

    @Test
    void shouldLoadAWardOfThePast(@TempDir Path folder) throws IOException {
        Path hazards = folder.resolve("hazards.csv");

        int status = run("simulate --course KNOWN_HAZARD --patients 10 --duration P2D --historical --dry-run --json"
                + " --progress off --hazard-file " + hazards);

        assertThat(status).isZero();
        JsonNode sent = Json.MAPPER.readTree(out.toString()).path("topics");
        // Twelve readings a day; one end-of-load marker per patient.
        assertThat(sent.path("clinical.vitals").path("sent").asLong()).isEqualTo(10 * 24 + 10);
        assertThat(Files.readAllLines(hazards))
                .hasSize(1 + 10 * 48)
                .contains("patient_id,hour,severity,hazard_per_hour,risk_24h,event", atIndex(0));
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
