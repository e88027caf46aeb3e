package io.clinstream.features.training;

import io.clinstream.features.seal.NotYetException;
import io.clinstream.features.seal.StoreProgress;
import io.clinstream.features.workspace.Connections;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Knows until when the stores hold everything that was known. */
@FunctionalInterface
public interface StoreFrontier {

    /**
     * Waits until the stores hold everything that was known at an instant.
     *
     * @throws NotYetException they do not in reasonable time
     */
    void await(Instant knownAt);

    /**
     * The frontier of a running system: the canonical log has passed the instant in every partition, and the objects hold
     * what came of it. An instant that has just been takes until the next tick and the end of the chunks that are open.
     */
    static StoreFrontier of(Connections connections) {
        return knownAt -> {
            try (StoreProgress stores = StoreProgress.open(connections)) {
                passes(stores, knownAt);
            }
        };
    }

    private static void passes(StoreProgress stores, Instant knownAt) {
        Duration longest = Duration.ofMinutes(3);
        long until = System.nanoTime() + longest.toNanos();
        while (!hasPassed(stores, knownAt, System.nanoTime() > until)) {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new NotYetException("the wait for the stores was told to stop");
            }
        }
    }

    /** A log that has just begun cannot tell how far it is before every partition has had a tick: that is waited for too. */
    private static boolean hasPassed(StoreProgress stores, Instant knownAt, boolean lastLook) {
        try {
            Instant reached = stores.frontier();
            if (reached.isBefore(knownAt) && lastLook) {
                throw new NotYetException("the stores hold what was known until " + reached + ", not until " + knownAt);
            }
            return !reached.isBefore(knownAt);
        } catch (NotYetException early) {
            if (lastLook) {
                throw early;
            }
            return false;
        }
    }
}
