package io.clinstream.operations.probe;

import java.time.Duration;

/**
 * What the health check calls good.
 *
 * @param fresh greatest age of the newest record or object
 * @param tick greatest age of the newest tick
 * @param lag most offsets a consumer may be behind
 * @param patience longest time one line may take
 */
public record Limits(Duration fresh, Duration tick, long lag, Duration patience) {

    /** Checks that every limit is positive. */
    public Limits {
        requirePositive("fresh", fresh);
        requirePositive("tick", tick);
        requirePositive("patience", patience);
        if (lag < 1) {
            throw new IllegalArgumentException("lag must be positive, was " + lag);
        }
    }

    private static void requirePositive(String name, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, was " + limit);
        }
    }
}
