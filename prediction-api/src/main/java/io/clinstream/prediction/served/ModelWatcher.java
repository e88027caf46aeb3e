package io.clinstream.prediction.served;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the registry again and again on a thread of its own; often until it has answered once. */
public final class ModelWatcher implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ModelWatcher.class);
    private static final Duration EAGER = Duration.ofMillis(250);

    private final ModelWatch watch;
    private final Duration interval;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "model-watch"));

    /** A watcher, not started. */
    public ModelWatcher(ModelWatch watch, Duration interval) {
        this.watch = watch;
        this.interval = interval;
    }

    /** Starts to look; returns once the registry has answered and its model serves, or when {@code patience} is over. */
    public void start(Duration patience) {
        executor.execute(this::watch);
        try {
            if (!reached.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.warn("The model registry did not answer in {}: scores are withheld until it does.", patience);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after the look in hand, then lets the model go. */
    @Override
    public void close() {
        stopped.countDown();
        executor.shutdownNow();
        watch.served().close();
    }

    private void watch() {
        try {
            do {
                look();
            } while (!stopped.await(pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** A look that fails must not end the next ones. */
    private void look() {
        try {
            watch.look();
        } catch (RuntimeException failed) {
            LOGGER.error("A look at the model registry failed.", failed);
        }
        if (watch.sinceContact().isPresent()) {
            reached.countDown();
        }
    }

    private Duration pause() {
        return watch.sinceContact().isPresent() || EAGER.compareTo(interval) > 0 ? interval : EAGER;
    }
}
