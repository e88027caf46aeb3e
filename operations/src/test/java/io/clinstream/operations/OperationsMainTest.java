package io.clinstream.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.platform.config.Setting;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.http.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OperationsMainTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);

    private final InMemoryConnections connections = new InMemoryConnections(CLOCK);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldListObjectsBelowAPrefix() {
        // Given
        connections.objects().putIfAbsent("raw/a", new byte[3], Map.of());
        connections.objects().putIfAbsent("processed/b", new byte[5], Map.of());

        // When
        int exitCode = run("ls", "processed/", "--long");

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .contains("processed/b", "2026-11-20T10:00:00Z", "(1 objects, 5 bytes)")
                .doesNotContain("raw/a");
    }

    @Test
    void shouldUnpackAGzipObject() throws IOException {
        // Given
        connections.objects().putIfAbsent("raw/x.ndjson.gz", gzip("{\"offset\":7}\n"), Map.of());

        // When
        int exitCode = run("cat", "raw/x.ndjson.gz");

        // Then
        assertThat(exitCode).isZero();
        assertThat(out).hasToString("{\"offset\":7}\n");
    }

    @Test
    void shouldSayWhichObjectIsMissing() {
        assertThat(run("cat", "raw/none")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no object raw/none");
    }

    @Test
    void shouldTellAWrongCallFromAFailure() {
        assertThat(run("ls", "--no-such-option")).isEqualTo(2);
        assertThat(run("sql", "SELECT 1")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no PostgreSQL here");
    }

    @Test
    void shouldReleaseOnlyWhatCanPassAndOnlyForAStatedReason() {
        assertThat(run("release-dead-letters", "--reason", "MISSING_KEY", "--why", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--reason MISSING_KEY: the same bytes would be refused again");
        assertThat(run("release-dead-letters", "--reason", "CLOCK_SKEW")).isEqualTo(2);
        assertThat(err.toString()).contains("--why is required");
        assertThat(run("release-dead-letters", "--reason", "CLOCK_SKEW", "--dry-run"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no Kafka here");
    }

    @Test
    void shouldPrintHelpOfEverySubcommand() {
        OperationsMain.commandLine(connections).getSubcommands().keySet().forEach(name -> {
            assertThat(run(name, "--help")).as(name).isZero();
            assertThat(out.toString()).contains("Usage: operations " + name);
        });
    }

    @Test
    void shouldRefuseALevelThatDoesNotExist() {
        assertThat(run("health-check", "--level", "6")).isEqualTo(2);
        assertThat(err.toString()).contains("--level must be 0 to 5, was 6");
    }

    @Test
    void shouldEndWithOneWhereALineFails() {
        assertThat(run("health-check", "--level", "0", "--timeout", "2")).isEqualTo(1);
        assertThat(out.toString()).contains("❌ 0.3", "there is no Kafka here", "⛔ 0.7", "NOT healthy");
    }

    @Test
    void shouldPrintAnAnswerOfThePredictionApi() {
        // Given
        try (HttpService api = HttpService.builder("127.0.0.1", 0)
                .post(
                        "/predict",
                        exchange -> exchange.reply(
                                200,
                                Map.of(
                                        "patient_id",
                                        "PT1",
                                        "status",
                                        "INSUFFICIENT_DATA",
                                        "reasons",
                                        List.of("too few vitals"))))
                .start()) {
            connections.with(Setting.PREDICTION_API_URL, URI.create("http://127.0.0.1:" + api.port()));

            // When
            int exitCode = run("predict", "PT1");

            // Then
            assertThat(exitCode).isZero();
            assertThat(out.toString())
                    .contains("INSUFFICIENT_DATA", "too few vitals")
                    .doesNotContain("risk");
        }
    }

    @Test
    void shouldEndWithOneWhereThePredictionApiRefuses() {
        // Given
        try (HttpService api = HttpService.builder("127.0.0.1", 0)
                .post("/predict", exchange -> {
                    throw Problem.of(404, "unknown-patient", "Unknown patient", "this patient was never seen");
                })
                .start()) {
            connections.with(Setting.PREDICTION_API_URL, URI.create("http://127.0.0.1:" + api.port()));

            // When / Then
            assertThat(run("predict", "PT1")).isEqualTo(1);
            assertThat(err.toString()).contains("HTTP 404: this patient was never seen");
        }
    }

    private int run(String... arguments) {
        return OperationsMain.commandLine(connections)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
