package io.clinstream.features.backfill.run;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows in memory until they are a run: encoded one behind the other, with their keys beside. */
public final class RowArena {

    private final ByteBuffer rows;
    private final int mostRows;
    private final List<Entry> entries = new ArrayList<>();

    /** A row in the arena. */
    record Entry(RowKey key, int from, int until) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            return key.compareTo(other.key);
        }
    }

    /**
     * An empty arena.
     *
     * @param bytes room for encoded rows; at least one row must fit
     * @param mostRows rows at which it counts as full whatever their size
     */
    public RowArena(int bytes, int mostRows) {
        this.rows = ByteBuffer.allocate(bytes);
        this.mostRows = mostRows;
    }

    /** Appends a row; false where there is no room for it at all. */
    public boolean add(BackfillRow row) {
        int from = rows.position();
        try {
            RowBytes.write(rows, row);
        } catch (BufferOverflowException full) {
            rows.position(from);
            return false;
        }
        entries.add(new Entry(row.key(), from, rows.position()));
        return true;
    }

    /** Whether it holds no row. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether it is time to make a run of it: the rows are many, or three quarters of the room are taken. */
    public boolean isFull() {
        return entries.size() >= mostRows || rows.position() >= rows.capacity() / 4 * 3;
    }

    /** Forgets all rows. */
    public void clear() {
        rows.clear();
        entries.clear();
    }

    List<Entry> sorted() {
        Collections.sort(entries);
        return entries;
    }

    byte[] bytes() {
        return rows.array();
    }
}
