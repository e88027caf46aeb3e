package io.clinstream.prediction.serving;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scans the ward board again and again on a thread of its own. */
public final class WardScoring implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(WardScoring.class);

    private final WardBoard board;
    private final Predictor predictor;
    private final Duration interval;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "ward-scoring"));
    private @Nullable ScheduledFuture<?> scans;

    /** Scoring, not started. */
    public WardScoring(WardBoard board, Predictor predictor, Duration interval) {
        this.board = board;
        this.predictor = predictor;
        this.interval = interval;
    }

    /** Starts to scan, with {@code interval} between the end of a scan and the next. */
    public void start() {
        scans = executor.scheduleWithFixedDelay(this::scan, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops after the prediction in hand. */
    @Override
    public void close() {
        if (scans != null) {
            scans.cancel(false);
        }
        executor.shutdownNow();
    }

    /** A scan that fails must not end the next ones. */
    private void scan() {
        try {
            board.scan(predictor);
        } catch (RuntimeException failed) {
            LOGGER.error("A scan of the ward board failed.", failed);
        }
    }
}
