package io.clinstream.sandbox;

import io.clinstream.sandbox.part.Node;
import io.clinstream.sandbox.process.ChildProcess;
import io.clinstream.sandbox.process.Reaper;
import io.clinstream.sandbox.setup.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One part and its process: started, waited for, stopped, and watched for an end nobody asked for. */
final class SupervisedPart {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 100;
    private static final int LAST_LINES = 15;

    private final Node node;
    private final List<Setup> setups;
    private final Path log;
    private final Reaper reaper;
    private final Consumer<PartStatus> listener;
    private final Object transition = new Object();

    private volatile PartStatus status;
    private @Nullable ChildProcess child;

    SupervisedPart(Node node, List<Setup> setups, Path log, Reaper reaper, Consumer<PartStatus> listener) {
        this.node = node;
        this.setups = List.copyOf(setups);
        this.log = log;
        this.reaper = reaper;
        this.listener = listener;
        this.status = new PartStatus(node.part(), PartState.STOPPED, 0, 0, Instant.now());
    }

    PartStatus status() {
        return status;
    }

    /**
     * Starts the process and returns when it is ready and set up.
     *
     * @param cancelled true as soon as nobody waits any more
     * @throws StackException it ended, or was not ready in time; the message holds the end of its log
     */
    synchronized void start(Duration patience, BooleanSupplier cancelled) {
        if (child != null && child.alive()) {
            return;
        }
        ChildProcess started = ChildProcess.start(node.prepare(), reaper);
        child = started;
        become(PartState.STARTING, started.pid(), 0);
        var unused = started.exit().thenAccept(code -> ended(started, code));
        awaitReady(started, patience, cancelled);
        setUp();
        // It may have crashed meanwhile: then that stays its state.
        if (status.state() == PartState.STARTING) {
            become(PartState.READY, started.pid(), 0);
        }
    }

    /** Asks the process to stop; returns when it has ended. */
    synchronized void stop() {
        become(PartState.STOPPED, 0, 0);
        if (child != null) {
            child.stop(GRACE);
        }
    }

    /** {@code kill -9}, and that counts as a crash; returns when it has ended. */
    synchronized void kill() {
        if (child != null) {
            child.kill();
            // Who asked for the end must find it; the thread that watches the process may come a moment later.
            ended(child, child.exit().join());
        }
    }

    private void ended(ChildProcess process, int code) {
        synchronized (transition) {
            if (status.pid() == process.pid()) {
                become(PartState.CRASHED, 0, code);
            }
        }
    }

    private void become(PartState state, long pid, int exitCode) {
        synchronized (transition) {
            status = new PartStatus(node.part(), state, pid, exitCode, Instant.now());
            listener.accept(status);
        }
    }

    private void awaitReady(ChildProcess process, Duration patience, BooleanSupplier cancelled) {
        long deadline = System.nanoTime() + patience.toNanos();
        String last = "no answer";
        while (System.nanoTime() < deadline && !cancelled.getAsBoolean()) {
            if (!process.alive()) {
                throw failed("ended with exit code " + process.exit().join() + " while starting");
            }
            try {
                if (node.ready()) {
                    return;
                }
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw failed("was interrupted while starting");
            } catch (Exception notYet) {
                last = notYet.toString();
                pause();
            }
        }
        throw failed("is not ready after " + patience.toSeconds() + " s (" + last + ")");
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void setUp() {
        for (Setup setup : setups) {
            try {
                setup.apply();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw failed("was interrupted while being set up");
            } catch (Exception refused) {
                throw new StackException(node.part().id() + " is ready, but cannot be set up: " + refused, refused);
            }
        }
    }

    private StackException failed(String what) {
        return new StackException(node.part().id() + " " + what + "\n" + endOfLog());
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return log + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException unreadable) {
            return log + " cannot be read";
        }
    }
}
