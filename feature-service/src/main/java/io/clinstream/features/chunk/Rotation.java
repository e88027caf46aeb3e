package io.clinstream.features.chunk;

import java.time.Duration;

/**
 * When a chunk ends, apart from the end of its date or hour.
 *
 * @param maxBytes buffered bytes of one chunk
 * @param maxRows rows of one chunk
 * @param ages the same by time
 * @param maxBufferedBytes bytes of all chunks of a sink together; beyond it the largest ends
 */
public record Rotation(long maxBytes, int maxRows, Ages ages, long maxBufferedBytes) {

    /**
     * When a chunk ends by time. A historical load comes without pause and is one object where its size allows; a ward
     * never pauses, and is not waited for.
     *
     * @param live longest time from the first row to the end, if any row is live
     * @param loadIdle a chunk of a load alone ends so long after the last row
     * @param load a chunk of a load alone ends so long after its first row even then
     */
    public record Ages(Duration live, Duration loadIdle, Duration load) {

        /** Checks that every duration is positive. */
        public Ages {
            requirePositive(live);
            requirePositive(loadIdle);
            requirePositive(load);
        }

        /** The same for every chunk. */
        public static Ages always(Duration age) {
            return new Ages(age, age, age);
        }

        private static void requirePositive(Duration age) {
            if (age.isNegative() || age.isZero()) {
                throw new IllegalArgumentException("every age of a rotation must be positive, was " + age);
            }
        }
    }

    /** Checks that every bound is positive. */
    public Rotation {
        if (maxBytes < 1 || maxRows < 1 || maxBufferedBytes < 1) {
            throw new IllegalArgumentException("every bound of a rotation must be positive");
        }
    }
}
