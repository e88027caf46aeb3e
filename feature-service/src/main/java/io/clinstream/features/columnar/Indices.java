package io.clinstream.features.columnar;

/**
 * Dictionary indices as Parquet's hybrid of runs and bit packing: eight or more equal ones in a row are a run, others are
 * packed in groups of eight.
 */
final class Indices {

    private static final int GROUP = 8;

    private Indices() {}

    /** Bits that the indices of so many distinct values need. */
    static int bitWidth(int distinct) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, distinct - 1));
    }

    /** Writes the width, then the indices from {@code from} to {@code to}. */
    static void put(Scratch target, int[] indices, int from, int to, int bitWidth) {
        target.putByte(bitWidth);
        int at = from;
        int packedFrom = from;
        while (at < to) {
            int end = runEnd(indices, at, to);
            if (end - at >= GROUP) {
                // Packed values come in groups of eight: the run lends what is missing, if enough of it is left.
                int lent = (GROUP - (at - packedFrom) % GROUP) % GROUP;
                if (end - at - lent >= GROUP) {
                    packed(target, indices, packedFrom, at + lent, bitWidth);
                    run(target, indices[at], end - at - lent, bitWidth);
                    packedFrom = end;
                }
            }
            at = end;
        }
        packed(target, indices, packedFrom, to, bitWidth);
    }

    private static int runEnd(int[] indices, int from, int to) {
        int end = from + 1;
        while (end < to && indices[end] == indices[from]) {
            end++;
        }
        return end;
    }

    private static void run(Scratch target, int index, int count, int bitWidth) {
        target.putVarint(count << 1);
        for (int shift = 0; shift < bitWidth; shift += Byte.SIZE) {
            target.putByte(index >>> shift);
        }
    }

    /** The last group of a page is filled up with zeros. */
    private static void packed(Scratch target, int[] indices, int from, int to, int bitWidth) {
        if (from == to) {
            return;
        }
        int groups = (to - from + GROUP - 1) / GROUP;
        target.putVarint((groups << 1) | 1);
        long held = 0;
        int bits = 0;
        for (int at = from; at < from + groups * GROUP; at++) {
            held |= (at < to ? (long) indices[at] : 0L) << bits;
            bits += bitWidth;
            while (bits >= Byte.SIZE) {
                target.putByte((int) held);
                held >>>= Byte.SIZE;
                bits -= Byte.SIZE;
            }
        }
    }
}
