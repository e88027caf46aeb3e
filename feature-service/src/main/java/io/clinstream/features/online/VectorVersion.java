package io.clinstream.features.online;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Place of a vector in the canonical log; the same on every retry, whoever computes it. A greater one is newer.
 *
 * @param epoch epoch of the log
 * @param partition partition of the log, from 0
 * @param offset offset in the partition, from 0
 * @param sequence number among the patient's vectors of that offset, from 0
 */
public record VectorVersion(int epoch, int partition, long offset, int sequence) implements Comparable<VectorVersion> {

    private static final Pattern TEXT = Pattern.compile("(0|[1-9]\\d*)-(0|[1-9]\\d*)-(0|[1-9]\\d*)-(0|[1-9]\\d*)");
    private static final Comparator<VectorVersion> ORDER = Comparator.comparingInt(VectorVersion::epoch)
            .thenComparingInt(VectorVersion::partition)
            .thenComparingLong(VectorVersion::offset)
            .thenComparingInt(VectorVersion::sequence);

    /** Checks that nothing is negative. */
    public VectorVersion {
        if (epoch < 0 || partition < 0 || offset < 0 || sequence < 0) {
            throw new IllegalArgumentException("no part of a version is negative");
        }
    }

    /**
     * Reads {@code epoch-partition-offset-sequence}, each without leading zeros.
     *
     * @throws IllegalArgumentException it is not of that form
     */
    public static VectorVersion parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a version is epoch-partition-offset-sequence, not \"" + text + "\"");
        }
        return new VectorVersion(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Long.parseLong(parts.group(3)),
                Integer.parseInt(parts.group(4)));
    }

    @Override
    public int compareTo(VectorVersion other) {
        return ORDER.compare(this, other);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return epoch + "-" + partition + "-" + offset + "-" + sequence;
    }
}
