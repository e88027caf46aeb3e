package io.clinstream.features.columnar;

import java.util.Arrays;

/**
 * A whole column of byte sequences.
 *
 * @param bytes all of them, one after the other
 * @param starts where each row's begin; one more than rows
 * @param present which rows have a value
 */
@SuppressWarnings("ArrayRecordComponent") // passed from the buffer to the encoder and to nobody else
record TextColumn(byte[] bytes, int[] starts, Bits present) {

    int length(int row) {
        return starts[row + 1] - starts[row];
    }

    byte[] copy(int row) {
        return Arrays.copyOfRange(bytes, starts[row], starts[row + 1]);
    }

    boolean same(int one, int other) {
        return Arrays.equals(bytes, starts[one], starts[one + 1], bytes, starts[other], starts[other + 1]);
    }

    /** By unsigned bytes, which for UTF-8 is by code points. */
    int compare(int one, int other) {
        return Arrays.compareUnsigned(bytes, starts[one], starts[one + 1], bytes, starts[other], starts[other + 1]);
    }

    int hash(int row) {
        int hash = 1;
        for (int at = starts[row]; at < starts[row + 1]; at++) {
            hash = 31 * hash + bytes[at];
        }
        return hash;
    }
}
