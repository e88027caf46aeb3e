package io.clinstream.streams.runtime;

import io.clinstream.platform.registry.RegistryUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits where the schema registry is away, because an outage says nothing about a record. The waiting stream thread
 * holds its partitions: it gives up after {@link #LONGEST_WAIT}, well inside {@code max.poll.interval.ms}, and the
 * thread that replaces it begins again at the last committed offset.
 */
public final class RegistryPatience {

    /** After this long the thread gives up and is replaced. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final Logger LOGGER = LoggerFactory.getLogger(RegistryPatience.class);

    private final Duration firstWait;
    private final Duration wait;
    private final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private RegistryPatience(Duration firstWait, Duration wait) {
        this.firstWait = firstWait;
        this.wait = wait;
    }

    /** Waits as in production: from 200 ms up to 5 s between two attempts. */
    public static RegistryPatience standard() {
        return new RegistryPatience(Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    /** Waits one millisecond between attempts. */
    public static RegistryPatience brisk() {
        return new RegistryPatience(Duration.ofMillis(1), Duration.ofMillis(1));
    }

    /**
     * The answer of a call that may need the registry, waiting as long as it is away.
     *
     * @throws RegistryUnavailableException it stayed away too long, or the application is stopping
     */
    public <T> T await(Supplier<T> call) {
        try {
            return call.get();
        } catch (RegistryUnavailableException outage) {
            LOGGER.warn("the schema registry is away; intake of this partition pauses");
            waiting.incrementAndGet();
            try {
                return retry(call, outage);
            } finally {
                waiting.decrementAndGet();
            }
        }
    }

    /** True while any thread waits. */
    public boolean waiting() {
        return waiting.get() > 0;
    }

    /** Ends every wait; for shutdown. */
    public void stop() {
        stopped.countDown();
    }

    private <T> T retry(Supplier<T> call, RegistryUnavailableException first) {
        RegistryUnavailableException last = first;
        Duration pause = firstWait;
        long start = System.nanoTime();
        while (System.nanoTime() - start < LONGEST_WAIT.toNanos() && !sleep(pause)) {
            try {
                T answer = call.get();
                LOGGER.info("the schema registry is back");
                return answer;
            } catch (RegistryUnavailableException still) {
                last = still;
            }
            pause = pause.multipliedBy(2).compareTo(wait) > 0 ? wait : pause.multipliedBy(2);
        }
        throw last;
    }

    private boolean sleep(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
