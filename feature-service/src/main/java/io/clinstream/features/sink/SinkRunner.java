package io.clinstream.features.sink;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one sink alive on a thread of its own: after an error it is built anew, a little later each time. */
public final class SinkRunner implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(SinkRunner.class);
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 15_000;
    private static final Duration STOP = Duration.ofSeconds(45);

    private final SinkStatus status;
    private final Supplier<Sink> builder;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);

    private volatile @Nullable Sink current;

    /** Starts the sink that {@code builder} builds. */
    public static SinkRunner start(SinkStatus status, Supplier<Sink> builder) {
        SinkRunner runner = new SinkRunner(status, builder);
        runner.thread.start();
        return runner;
    }

    private SinkRunner(SinkStatus status, Supplier<Sink> builder) {
        this.status = status;
        this.builder = builder;
        this.thread = new Thread(this::keepRunning, "sink-" + status.name());
    }

    /** What the sink is doing. */
    public SinkStatus status() {
        return status;
    }

    /** Asks the sink to end, without waiting. */
    public void stop() {
        stop.countDown();
        Sink running = current;
        if (running != null) {
            running.stop();
        }
    }

    /** Stops the sink and waits until what it read is durable, for a bounded time. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException giveUp) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepRunning() {
        long wait = FIRST_WAIT_MILLIS;
        while (stop.getCount() > 0) {
            long begun = System.nanoTime();
            try {
                Sink sink = builder.get();
                current = sink;
                if (stop.getCount() > 0) {
                    sink.run();
                }
            } catch (RuntimeException failed) {
                status.failed(failed.getClass().getSimpleName() + ": " + failed.getMessage());
                LOGGER.error("sink {} failed and is started again", status.name(), failed);
            }
            current = null;
            boolean livedLong = System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(1);
            wait = livedLong ? FIRST_WAIT_MILLIS : Math.min(2 * wait, LONGEST_WAIT_MILLIS);
            pause(wait);
        }
        status.stopped();
    }

    private void pause(long millis) {
        try {
            stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException giveUp) {
            stop.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
