package io.clinstream.operations.parity;

import java.time.Duration;
import java.time.Instant;

/**
 * From when on something may still be on its way to a store.
 *
 * @param since epoch milliseconds
 */
record Recency(long since) {

    static Recency of(Instant now, Duration grace) {
        return new Recency(now.minus(grace).toEpochMilli());
    }

    boolean covers(long appendTime) {
        return appendTime >= since;
    }
}
