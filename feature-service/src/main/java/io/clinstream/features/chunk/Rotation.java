package io.clinstream.features.chunk;

import java.time.Duration;

/**
 * When a chunk ends, apart from the end of its date or hour.
 *
 * @param maxBytes buffered bytes of one chunk
 * @param maxRows rows of one chunk
 * @param maxAge time since the chunk was begun
 * @param maxBufferedBytes bytes of all chunks of a sink together; beyond it the largest ends
 */
public record Rotation(long maxBytes, int maxRows, Duration maxAge, long maxBufferedBytes) {

    /** Checks that every bound is positive. */
    public Rotation {
        if (maxBytes < 1 || maxRows < 1 || maxBufferedBytes < 1 || maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("every bound of a rotation must be positive");
        }
    }
}
