package io.clinstream.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clinstream.platform.config.Setting;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The prediction API as a process of its own, which can be killed and started again on the same port. */
final class PredictionApiProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, String> settings;
    private final Path log;
    private final int port = freePort();
    private final ApiClient client = new ApiClient(port);
    private Process process;

    PredictionApiProcess(Map<String, String> settings, Path log) throws IOException {
        this.settings = settings;
        this.log = log;
    }

    ApiClient client() {
        return client;
    }

    /** Starts it, and waits until it answers. */
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.clinstream.schema",
                "-cp",
                System.getProperty("java.class.path"),
                PredictionApiMain.class.getName());
        Map<String, String> environment = new HashMap<>(settings);
        environment.put(Setting.HTTP_PORT.key(), Integer.toString(port));
        builder.environment().keySet().removeIf(key -> key.startsWith("CLINSTREAM_"));
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(client.get("/health").statusCode()).isEqualTo(200));
    }

    /** Kills it as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
