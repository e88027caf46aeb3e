package io.clinstream.operations.parity;

import java.util.Comparator;

/**
 * The place of a row in one partition of the canonical log.
 *
 * @param offset of the event or tick behind it
 * @param patientId whose it is; a tick makes vectors of many
 * @param sequence number among those of that patient at that offset
 */
record RowKey(long offset, String patientId, int sequence) implements Comparable<RowKey> {

    private static final Comparator<RowKey> ORDER = Comparator.comparingLong(RowKey::offset)
            .thenComparing(RowKey::patientId)
            .thenComparingInt(RowKey::sequence);

    @Override
    public int compareTo(RowKey other) {
        return ORDER.compare(this, other);
    }
}
