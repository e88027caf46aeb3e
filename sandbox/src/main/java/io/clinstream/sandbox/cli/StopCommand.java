package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.StackException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the supervisor and with it every part. */
@Command(
        name = "stop",
        description = "Stop the stack; its data stays. Returns when no process is left.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {

    private static final int PATIENCE_SECONDS = 90;
    private static final int SILENCE_SECONDS = 8;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<StackState> state = StackState.read(data.directory().state());
        Optional<ProcessHandle> supervisor = state.flatMap(StackState::supervisor);
        if (supervisor.isEmpty()) {
            out.println("No stack runs on " + data.directory().root());
            return 0;
        }
        supervisor.get().destroy();
        awaitEnd(supervisor.get(), "the supervisor", out);
        for (StackState.PartLine part : state.get().parts()) {
            Optional<ProcessHandle> left = ProcessHandle.of(part.pid()).filter(process -> part.pid() != 0);
            if (left.isPresent()) {
                awaitEnd(left.get(), part.id(), out);
            }
        }
        out.println("Stopped the stack in " + data.directory().root());
        return 0;
    }

    private static void awaitEnd(ProcessHandle process, String name, PrintWriter out) throws InterruptedException {
        for (int waited = 0; waited < PATIENCE_SECONDS; waited += SILENCE_SECONDS) {
            try {
                process.onExit().get(SILENCE_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException notYet) {
                out.println("  waiting for " + name);
                out.flush();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        process.destroyForcibly();
        throw new StackException(name + " did not stop within " + PATIENCE_SECONDS + " s and was killed");
    }
}
