package io.clinstream.features.columnar;

import java.util.Arrays;

/** Numbers distinct byte sequences of a column in the order in which they first come. */
final class TextDictionary {

    private final TextColumn column;
    private final int[] table;
    private int[] rows = new int[16];
    private int size;

    /** Room for {@code most} distinct values. */
    TextDictionary(TextColumn column, int most) {
        this.column = column;
        this.table = new int[Integer.highestOneBit(Math.max(8, most)) * 4];
        Arrays.fill(table, -1);
    }

    /** The number of a row's value. */
    int indexOf(int row) {
        int slot = mixed(column.hash(row)) & (table.length - 1);
        while (table[slot] >= 0) {
            if (column.same(rows[table[slot]], row)) {
                return table[slot];
            }
            slot = (slot + 1) & (table.length - 1);
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        table[slot] = size;
        rows[size] = row;
        return size++;
    }

    int size() {
        return size;
    }

    /** A row that has the value of that number. */
    int row(int index) {
        return rows[index];
    }

    private static int mixed(int hash) {
        int spread = hash * 0x9E3779B9;
        return spread ^ (spread >>> 15);
    }
}
