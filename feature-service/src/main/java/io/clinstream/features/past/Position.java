package io.clinstream.features.past;

import java.util.Comparator;

/**
 * Place of a vector among those of its patient.
 *
 * @param asOf the instant it describes, epoch milliseconds
 * @param epoch of the canonical log
 * @param offset in the canonical log
 * @param sequence number among the vectors of that offset
 */
public record Position(long asOf, int epoch, long offset, int sequence) implements Comparable<Position> {

    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::asOf)
            .thenComparingInt(Position::epoch)
            .thenComparingLong(Position::offset)
            .thenComparingInt(Position::sequence);

    /** Before every vector at {@code asOf} or later. */
    public static Position before(long asOf) {
        return new Position(asOf, -1, -1, -1);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
