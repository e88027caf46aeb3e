package io.clinstream.sandbox.process;

import io.clinstream.sandbox.StackException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child: known to the reaper while it lives, stopped by its own signal, killed when that does not help. */
public final class ChildProcess {

    private static final String OUR_KEYS = "CLINSTREAM_";

    private final Launch launch;
    private final Process process;

    private ChildProcess(Launch launch, Process process) {
        this.launch = launch;
        this.process = process;
    }

    /**
     * Starts the process.
     *
     * @throws StackException the program cannot be started
     */
    public static ChildProcess start(Launch launch, Reaper reaper) {
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .directory(launch.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        Map<String, String> environment = builder.environment();
        // What the user's shell says about some other stack must not reach this one.
        environment.keySet().removeIf(key -> key.startsWith(OUR_KEYS));
        environment.putAll(launch.environment());
        try {
            Process process = builder.start();
            reaper.watch(process.pid(), launch.stopSignal());
            var unused = process.onExit().thenRun(() -> reaper.forget(process.pid()));
            return new ChildProcess(launch, process);
        } catch (IOException refused) {
            throw new StackException("cannot start " + launch.command().get(0) + ": " + refused.getMessage(), refused);
        }
    }

    /** Process number. */
    public long pid() {
        return process.pid();
    }

    /** True while it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Completed with the exit code when it has ended. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks it to stop, waits, and kills it when {@code grace} is over. Returns when it has ended. */
    public void stop(Duration grace) {
        if (process.isAlive()) {
            signal(launch.stopSignal());
        }
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** {@code kill -9}; returns when it has ended. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void signal(String name) {
        if (name.equals("TERM")) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noShell) {
            process.destroy();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
