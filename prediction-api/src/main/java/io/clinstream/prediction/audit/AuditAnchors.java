package io.clinstream.prediction.audit;

import io.clinstream.audit.anchor.AnchorWriter;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.ObjectStoreException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Anchors the heads of the audit every few minutes, on a thread of its own. While database or object store are away it
 * tries again at the next turn; what is older than one interval is then still protected by the chain.
 */
public final class AuditAnchors implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(AuditAnchors.class);
    private static final Duration LONGEST_FIRST_WAIT = Duration.ofSeconds(20);
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final AnchorWriter writer;
    private final ObjectStore objects;
    private final Duration interval;
    private final Clock clock;
    private final Instant started;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "audit-anchors"));
    private @Nullable ScheduledFuture<?> turns;
    private volatile boolean proven;
    private volatile State state = new State(Instant.EPOCH, "");

    /**
     * How far the anchors are.
     *
     * @param coveredAt when every row was last known to be anchored; the epoch where it never was
     * @param reason why the last turn failed; empty where it did not
     */
    public record State(Instant coveredAt, String reason) {}

    /** Anchors, not started. */
    public AuditAnchors(AnchorWriter writer, ObjectStore objects, Duration interval, Clock clock) {
        this.writer = writer;
        this.objects = objects;
        this.interval = interval;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Starts; the first turn comes soon. */
    public void start() {
        long first = Math.min(interval.toMillis(), LONGEST_FIRST_WAIT.toMillis());
        turns = executor.scheduleWithFixedDelay(this::turn, first, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How far the anchors are. */
    public State state() {
        return state;
    }

    /** Since when a row may be without an anchor, in seconds: small where rows are anchored, or none came. */
    public double ageSeconds() {
        Instant covered = state.coveredAt();
        Instant since = covered.isAfter(started) ? covered : started;
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1_000.0);
    }

    /** Shows the age as a metric. */
    public void addTo(MeterRegistry registry) {
        Gauge.builder("clinstream.prediction.audit.anchor.age", this, AuditAnchors::ageSeconds)
                .description("Seconds since every audit row was last known to be anchored.")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Ends after the turn in hand. */
    @Override
    public void close() {
        if (turns != null) {
            turns.cancel(false);
        }
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        Instant now = clock.instant();
        try {
            requireCreateOnly();
            if (writer.anchor() == AnchorWriter.Outcome.ANCHORED) {
                LOGGER.debug("The heads of the audit are anchored.");
            }
            state = new State(now, "");
        } catch (SQLException | ObjectStoreException outage) {
            failed(outage.getClass().getSimpleName(), outage);
        } catch (RuntimeException failure) {
            failed(String.valueOf(failure.getMessage()), failure);
        }
    }

    private void failed(String reason, Exception failure) {
        state = new State(state.coveredAt(), reason);
        LOGGER.warn("The heads of the audit are not anchored, tried again in {}: {}", interval, failure.getMessage());
    }

    /** An object store that overwrites would let a second writer destroy an anchor. */
    private void requireCreateOnly() {
        if (!proven && !objects.refusesOverwrite()) {
            throw new IllegalStateException("the object store overwrites what it was told to create only");
        }
        proven = true;
    }
}
