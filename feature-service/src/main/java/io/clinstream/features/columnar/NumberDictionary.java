package io.clinstream.features.columnar;

import java.util.Arrays;

/** Numbers distinct bit patterns in the order in which they first come. */
final class NumberDictionary {

    private int[] table = new int[0];
    private long[] values = new long[0];
    private int size;

    /** Empties it and makes room for {@code most} distinct values. */
    void reset(int most) {
        int wanted = Integer.highestOneBit(Math.max(8, most)) * 4;
        if (table.length < wanted) {
            table = new int[wanted];
            values = new long[wanted];
        }
        Arrays.fill(table, -1);
        size = 0;
    }

    int indexOf(long bits) {
        int mask = table.length - 1;
        int slot = mixed(bits) & mask;
        while (table[slot] >= 0) {
            if (values[table[slot]] == bits) {
                return table[slot];
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = size;
        values[size] = bits;
        return size++;
    }

    int size() {
        return size;
    }

    long value(int index) {
        return values[index];
    }

    private static int mixed(long bits) {
        long spread = bits * 0x9E3779B97F4A7C15L;
        return (int) (spread >>> 32) ^ (int) (spread >>> 47);
    }
}
