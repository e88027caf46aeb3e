package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The feature service as a process of its own, which can be killed, and paused. */
final class FeatureServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> SINKS = List.of("bronze", "silver", "offline", "online");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> settings;
    private final Path log;
    private final int port = freePort();
    private Process process;

    private FeatureServiceProcess(Map<String, String> settings, Path log) throws IOException {
        this.settings = settings;
        this.log = log;
    }

    /** One that {@link #relaunch} will start. */
    static FeatureServiceProcess prepared(Map<String, String> settings, Path log) throws IOException {
        return new FeatureServiceProcess(settings, log);
    }

    /** Starts it without waiting for anything. */
    static FeatureServiceProcess start(Map<String, String> settings, Path log) throws IOException {
        FeatureServiceProcess started = prepared(settings, log);
        started.relaunch(Map.of());
        return started;
    }

    /** Kills it as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it, or starts it again, with these settings on top. */
    void relaunch(Map<String, String> more) throws IOException {
        process = launch(more);
    }

    /** Lets it run for a while; it must not end by itself. */
    void letRun(long millis) throws InterruptedException {
        assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
    }

    /** Takes the processor away from it until {@link #resume}. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on after {@link #pause}. */
    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Asks it to stop, as an operator would; its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** Waits until it answers at all. */
    void awaitAnswer() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> health().isPresent());
    }

    /** Waits until every sink carries records and has read all there are. */
    void awaitAllRead() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> health().filter(page -> SINKS.stream().allMatch(sink -> hasReadAll(page.path(sink))))
                        .isPresent());
    }

    private static boolean hasReadAll(JsonNode sink) {
        return sink.path("state").asText().equals("RUNNING") && sink.path("lag").asLong(-1) == 0;
    }

    private Optional<JsonNode> health() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return Optional.of(Json.MAPPER.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body()));
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    private Process launch(Map<String, String> more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FeatureServiceMain.class.getName());
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(more);
        environment.put("CLINSTREAM_HTTP_PORT", Integer.toString(port));
        builder.environment().keySet().removeIf(key -> key.startsWith("CLINSTREAM_"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
