package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.PartStatus;
import io.clinstream.sandbox.StackException;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.DataDirectory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The background process behind {@code stack.sh}: runs a stack, says how it is, obeys requests, stops on TERM. */
final class Supervisor {

    private static final Logger LOGGER = LoggerFactory.getLogger(Supervisor.class);
    private static final long POLL_MILLIS = 100;

    private final DataDirectory data;
    private final StackOptions options;
    private final Map<Part, PartStatus> known = new EnumMap<>(Part.class);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Phase phase = Phase.STARTING;
    private String error = "";

    Supervisor(DataDirectory data, StackOptions options) {
        this.data = data;
        this.options = options.withListener(this::changed);
    }

    /** Returns when the stack has stopped: 0 after a request, 1 when it could not start. */
    int run() {
        Thread hook = new Thread(this::stopAndWait, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        RequestFolder requests = new RequestFolder(data.requests());
        requests.clear();
        // A signal during the start closes the half-started stack: its children are ended by the reaper.
        try (EmbeddedStack stack = EmbeddedStack.start(data.root(), options)) {
            become(Phase.RUNNING, "");
            while (!stopping.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                requests.answer(line -> answer(stack, line));
            }
            become(Phase.STOPPING, "");
        } catch (StackException failed) {
            LOGGER.error("the stack cannot start: {}", failed.getMessage());
            become(Phase.FAILED, failed.getMessage());
            stopped.countDown();
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        stopped.countDown();
        return 0;
    }

    /** Asks for the end of {@link #run}. */
    void stop() {
        stopping.countDown();
    }

    private void stopAndWait() {
        stop();
        try {
            boolean running;
            synchronized (this) {
                running = phase == Phase.RUNNING || phase == Phase.STOPPING;
            }
            if (running) {
                stopped.await();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String answer(EmbeddedStack stack, String line) {
        try {
            PartRequest.parse(line).perform(stack);
            return RequestFolder.DONE;
        } catch (StackException refused) {
            return refused.getMessage();
        }
    }

    private synchronized void changed(PartStatus status) {
        known.put(status.part(), status);
        LOGGER.info("{} {}", status.part().id(), status.state());
        write();
    }

    private synchronized void become(Phase next, String why) {
        phase = next;
        error = why;
        write();
    }

    private void write() {
        StackState.ofThisProcess(phase, error, List.copyOf(known.values())).write(data.state());
    }
}
