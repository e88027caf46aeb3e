package io.clinstream.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.operations.access.ConfiguredConnections;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.json.Json;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole stack with our applications, the producer's command line and the operator's. */
final class RunningSystem implements AutoCloseable {

    private static final Path SAMPLES =
            Path.of("..", "samples").toAbsolutePath().normalize();
    private static final long MINUTES_TO_SEND = 20;

    private final EmbeddedStack stack;
    private final Path folder;

    private RunningSystem(EmbeddedStack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
    }

    static RunningSystem start(Path folder) {
        EmbeddedStack stack = EmbeddedStack.start(folder, StackOptions.everything(Distribution.ofThisJvm()));
        return new RunningSystem(stack, folder);
    }

    EmbeddedStack stack() {
        return stack;
    }

    static Path sample(String name) {
        return SAMPLES.resolve(name);
    }

    /** Runs the producer as a process of its own, as its script does, and requires that it ends with 0. */
    void produce(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("producer.log");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.clinstream.schema",
                "-cp",
                System.getProperty("clinstream.dist") + "/lib/*",
                "io.clinstream.producer.ProducerMain"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(stack.addresses().environment());
        Process producer = builder.start();
        try {
            assertThat(producer.waitFor(MINUTES_TO_SEND, TimeUnit.MINUTES)).isTrue();
            assertThat(producer.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            producer.destroyForcibly();
        }
    }

    /** Runs one of the operator's commands in this process. */
    Outcome operate(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = OperationsMain.commandLine(new ConfiguredConnections(
                        () -> Configuration.of(stack.addresses().environment())))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    @Override
    public void close() {
        stack.close();
    }

    /** What a command said. */
    record Outcome(int exitCode, String out, String err) {

        JsonNode json() {
            try {
                return Json.MAPPER.readTree(out);
            } catch (IOException notJson) {
                throw new AssertionError("no JSON: " + out + err, notJson);
            }
        }
    }
}
