package io.clinstream.features.sink;

import io.clinstream.platform.objects.ObjectStoreException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that may be slow or fail, kept off the poll thread: tried again until it succeeds, its result handed back to the
 * poll thread. A few at a time.
 */
final class Background implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Background.class);
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 5_000;
    private static final int THREADS = 3;

    private final ExecutorService threads;
    private final BlockingQueue<Runnable> results = new LinkedBlockingQueue<>();
    private final AtomicInteger failing = new AtomicInteger();
    private final Runnable retried;

    Background(String name, Runnable retried) {
        this.retried = retried;
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread created = new Thread(work, name + "-upload");
            created.setDaemon(true);
            return created;
        });
    }

    /** Starts work; {@code then} gets its result on the thread that calls {@link #deliver}. */
    <T> void start(String what, Supplier<T> work, Consumer<T> then) {
        threads.execute(() -> {
            try {
                T result = untilItSucceeds(what, work);
                results.add(() -> then.accept(result));
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException bug) {
                results.add(() -> {
                    throw bug;
                });
            }
        });
    }

    /** Whether any work at hand failed and waits for its next attempt. */
    boolean isFailing() {
        return failing.get() > 0;
    }

    /** Runs what the finished work left to do. */
    void deliver() {
        for (Runnable result = results.poll(); result != null; result = results.poll()) {
            result.run();
        }
    }

    /** Waits for one result and runs it; returns at the latest after {@code wait}. */
    void awaitOne(Duration wait) {
        try {
            Runnable result = results.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (result != null) {
                result.run();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the threads; work at hand is given up. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T> T untilItSucceeds(String what, Supplier<T> work) throws InterruptedException {
        boolean failed = false;
        try {
            for (long wait = FIRST_WAIT_MILLIS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)) {
                try {
                    return work.get();
                } catch (ObjectStoreException | RetriableException unavailable) {
                    if (!failed) {
                        failed = true;
                        failing.incrementAndGet();
                        LOGGER.warn("{} failed and is tried again: {}", what, unavailable.getMessage());
                    }
                    retried.run();
                    if (threads.isShutdown()) {
                        throw new InterruptedException();
                    }
                    TimeUnit.MILLISECONDS.sleep(wait);
                }
            }
        } finally {
            if (failed) {
                failing.decrementAndGet();
            }
        }
    }
}
