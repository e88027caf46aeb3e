package io.clinstream.features.backfill.run;

import java.util.Comparator;

/**
 * Where a row stands among all: by date, then patient, instant and place in the log. Unique.
 *
 * @param day of {@code timestamp}, UTC, days since 1970
 * @param asOf {@code timestamp}, epoch milliseconds
 */
record RowKey(long day, String patientId, long asOf, int partition, long offset, int sequence)
        implements Comparable<RowKey> {

    private static final Comparator<RowKey> ORDER = Comparator.<RowKey>comparingLong(key -> key.day)
            .thenComparing(RowKey::patientId)
            .thenComparingLong(RowKey::asOf)
            .thenComparingInt(RowKey::partition)
            .thenComparingLong(RowKey::offset)
            .thenComparingInt(RowKey::sequence);

    static final long MILLIS_PER_DAY = 86_400_000L;

    static long day(long instant) {
        return Math.floorDiv(instant, MILLIS_PER_DAY);
    }

    @Override
    public int compareTo(RowKey other) {
        return ORDER.compare(this, other);
    }
}
