package io.clinstream.streams;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The stream processor as a process of its own, which can be killed. */
public final class StreamProcessorProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> settings;
    private final Path folder;
    private final int port = freePort();
    private Process process;

    private StreamProcessorProcess(Map<String, String> settings, Path folder) throws IOException {
        this.settings = settings;
        this.folder = folder;
        this.process = launch();
    }

    public static StreamProcessorProcess start(Map<String, String> settings, Path folder) throws IOException {
        StreamProcessorProcess started = new StreamProcessorProcess(settings, folder);
        started.awaitReady();
        return started;
    }

    /** Kills it as a power cut would, and starts it again. */
    void killAndRestart() throws IOException, InterruptedException {
        killAndRelaunch();
        awaitReady();
    }

    /** The same without waiting for it to be ready. */
    void killAndRelaunch() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch();
    }

    /** Takes the processor away from it until {@link #resume}. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on after {@link #pause}. */
    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill " + signal + " ended with " + code);
        }
    }

    /** Asks it to stop, as an operator would; its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        process.waitFor(1, TimeUnit.MINUTES);
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Waits until it answers as healthy. */
    public void awaitReady() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(this::ready);
    }

    private boolean ready() throws InterruptedException {
        try {
            HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                    .build();
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StreamProcessorMain.class.getName());
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("CLINSTREAM_HTTP_PORT", Integer.toString(port));
        environment.put("CLINSTREAM_STATE_DIR", folder.resolve("state").toString());
        builder.environment().keySet().removeIf(key -> key.startsWith("CLINSTREAM_"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("stream-processor.log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
