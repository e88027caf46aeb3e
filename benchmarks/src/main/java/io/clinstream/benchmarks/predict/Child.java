package io.clinstream.benchmarks.predict;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of the measurement as its parent sees it; all have the same options. Ends with its parent at the latest. */
final class Child implements AutoCloseable {

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-Xms512m",
            "-Xmx512m",
            "-Dfile.encoding=UTF-8",
            "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.clinstream.schema",
            "-Dlogback.configurationFile=benchmark-logback.xml");

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final Writer questions;
    private final JsonNode ready;

    private Child(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.ready = answer();
    }

    /** Starts a main class and returns when it is ready. */
    static Child start(Class<?> main, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("CLINSTREAM_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-" + process.pid()));
        return new Child(process, log);
    }

    /** What it said when it was ready. */
    JsonNode ready() {
        return ready;
    }

    /** Asks and waits for the answer. */
    JsonNode ask(Map<String, ?> question) throws IOException {
        questions.write(Json.MAPPER.writeValueAsString(question) + "\n");
        questions.flush();
        return answer();
    }

    private JsonNode answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("a process ended early; its log says why: " + log);
        }
        return Json.MAPPER.readTree(line);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
