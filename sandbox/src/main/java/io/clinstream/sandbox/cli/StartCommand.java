package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.StackException;
import io.clinstream.sandbox.layout.DataDirectory;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the supervisor in the background and shows what happens until every part is ready. */
@Command(
        name = "start",
        description = "Start the stack in the background; returns when every part is ready.",
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

    private static final int HEAP_MEGABYTES = 96;
    private static final long POLL_MILLIS = 100;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private StartOptions options = new StartOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataDirectory directory = data.directory();
        Distribution distribution = Distribution.ofThisJvm();
        EmbeddedStack.check(directory.root(), options.forStack(distribution));
        Files.deleteIfExists(directory.state());
        Process supervisor = launch(directory, distribution);
        // Ctrl-C while waiting: nobody would know of a stack that goes on starting.
        Thread abandon = new Thread(() -> end(supervisor), "abandon");
        Runtime.getRuntime().addShutdownHook(abandon);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting the stack in " + directory.root());
        boolean ready = follow(supervisor, directory, new StartProgress(out));
        Runtime.getRuntime().removeShutdownHook(abandon);
        if (!ready) {
            throw new StackException(reason(directory));
        }
        out.println("Addresses: " + directory.addresses());
        return 0;
    }

    private static boolean follow(Process supervisor, DataDirectory directory, StartProgress progress)
            throws InterruptedException {
        while (!supervisor.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            Optional<StackState> state = StackState.read(directory.state());
            progress.show(state);
            if (state.filter(seen -> seen.phase() == Phase.RUNNING).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Process launch(DataDirectory directory, Distribution distribution) throws IOException {
        List<String> rest = new ArrayList<>(List.of(
                "-Dlogback.configurationFile=sandbox-logback.xml",
                "-D" + Distribution.PROPERTY + "=" + distribution.root(),
                StackMain.class.getName(),
                "supervise",
                "--data-dir",
                directory.root().toString()));
        rest.addAll(options.arguments());
        File log = directory.supervisorLog().toFile();
        return new ProcessBuilder(JavaCommand.of(distribution.classPath(), HEAP_MEGABYTES, rest))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log))
                .start();
    }

    private static void end(Process supervisor) {
        supervisor.destroy();
        try {
            if (!supervisor.waitFor(30, TimeUnit.SECONDS)) {
                supervisor.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(DataDirectory directory) throws IOException {
        Optional<String> error =
                StackState.read(directory.state()).map(StackState::error).filter(text -> !text.isBlank());
        return error.isPresent()
                ? "the stack did not start: " + error.get()
                : "the stack did not start; " + directory.supervisorLog() + ":\n"
                        + Files.readString(directory.supervisorLog());
    }
}
