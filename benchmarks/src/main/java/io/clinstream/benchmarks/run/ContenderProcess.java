package io.clinstream.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.benchmarks.contender.ContenderMain;
import io.clinstream.benchmarks.contender.ContenderSettings;
import io.clinstream.platform.json.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A contender's JVM, as the measuring side sees it. */
final class ContenderProcess implements AutoCloseable {

    /** The same for every contender: the collector that costs least CPU on few cores. */
    static final List<String> JVM = List.of("-XX:+UseSerialGC");

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final Writer questions;
    private final JsonNode ready;

    private ContenderProcess(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.ready = answer();
    }

    /** Starts it and returns when it is ready; what it says goes to a file in {@code logs}. */
    static ContenderProcess start(ContenderSettings settings, Path logs, int heapMegabytes) throws IOException {
        Files.createDirectories(logs);
        Path log = logs.resolve(settings.prefix() + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        // A heap that never grows, so that no round pays for it.
        command.add("-Xms" + heapMegabytes + "m");
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dlogback.configurationFile=benchmark-logback.xml");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(ContenderMain.class.getName());
        command.addAll(settings.arguments());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-contender"));
        return new ContenderProcess(process, log);
    }

    /** Whether it runs. */
    boolean alive() {
        return process.isAlive();
    }

    /** Where it says what went wrong. */
    Path log() {
        return log;
    }

    /** What it said about its start. */
    JsonNode ready() {
        return ready;
    }

    /** Asks and waits for the answer. */
    JsonNode ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        return answer();
    }

    @Override
    public void close() throws IOException {
        questions.write("quit\n");
        questions.close();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private JsonNode answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("a contender ended early; its log says why: " + log);
        }
        return Json.MAPPER.readTree(line);
    }
}
