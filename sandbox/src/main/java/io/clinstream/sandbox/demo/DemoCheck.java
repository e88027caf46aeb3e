package io.clinstream.sandbox.demo;

import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.process.ChildProcess;
import io.clinstream.sandbox.process.JavaCommand;
import io.clinstream.sandbox.process.Launch;
import io.clinstream.sandbox.process.Reaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Runs an operator command against the demonstration's stack and shows what it printed. */
final class DemoCheck {

    private static final int HEAP_MEGABYTES = 512;

    private final EmbeddedStack stack;
    private final Distribution distribution;
    private final Screen screen;

    DemoCheck(EmbeddedStack stack, Distribution distribution, Screen screen) {
        this.stack = stack;
        this.distribution = distribution;
        this.screen = screen;
    }

    /** True if the command ended with 0. */
    boolean good(String... command) throws InterruptedException {
        screen.say(String.join(" ", command));
        Path log = stack.dataDirectory().resolve("logs").resolve("check-" + command[0] + ".log");
        List<String> program = Stream.concat(
                        Stream.of(
                                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.clinstream.schema",
                                "-Dfile.encoding=UTF-8",
                                "-Dstdout.encoding=UTF-8",
                                "io.clinstream.operations.OperationsMain"),
                        Stream.of(command))
                .toList();
        try (Reaper reaper = Reaper.start()) {
            ChildProcess child = ChildProcess.start(
                    new Launch(
                            JavaCommand.of(distribution.classPath(), HEAP_MEGABYTES, program),
                            stack.addresses().environment(),
                            stack.dataDirectory(),
                            log,
                            "TERM"),
                    reaper);
            int code = child.exit().get();
            screen.print(Files.readString(log, StandardCharsets.UTF_8));
            return code == 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
