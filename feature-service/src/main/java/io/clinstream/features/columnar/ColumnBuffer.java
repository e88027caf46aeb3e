package io.clinstream.features.columnar;

import java.util.ArrayList;
import java.util.List;

/**
 * A column being filled: the newest rows as they came, older ones in compressed segments. A row without a value is null.
 */
abstract sealed class ColumnBuffer permits NumberBuffer, TextBuffer {

    /** Rows of a segment; a multiple of 64. */
    static final int SEGMENT_ROWS = 1_024;

    private final FileColumn column;
    private final Bits present = new Bits(SEGMENT_ROWS);
    private final List<byte[]> segments = new ArrayList<>();
    private long sealedBytes;

    ColumnBuffer(FileColumn column) {
        this.column = column;
    }

    /** Moves the newest {@code rows} rows into a segment. */
    final void seal(int rows, Scratch scratch, Zstandard zstd) {
        if (column.required() && present.count() != rows) {
            throw new IllegalStateException("column " + column.name() + " is required, and a row has no value");
        }
        scratch.reset();
        for (int word = 0; word < Bits.wordsOf(rows); word++) {
            scratch.putLong(present.word(word));
        }
        encode(rows, scratch);
        byte[] segment = zstd.compress(scratch.array(), scratch.size());
        segments.add(segment);
        sealedBytes += segment.length;
        present.clear();
    }

    /** Writes the newest rows' values. */
    abstract void encode(int rows, Scratch scratch);

    /** Bytes of all segments. */
    final long sealedBytes() {
        return sealedBytes;
    }

    /** Bytes that one column takes when it is put together again, so far. */
    abstract long wholeBytes();

    final FileColumn column() {
        return column;
    }

    final Bits present() {
        return present;
    }

    /** Hands the segments over; none stay. */
    final List<byte[]> takeSegments() {
        List<byte[]> taken = List.copyOf(segments);
        segments.clear();
        return taken;
    }

    /** The presence of a segment's rows into a whole column's, and where the values begin. */
    static int presence(byte[] segment, int rows, Bits whole, int firstRow) {
        int words = Bits.wordsOf(rows);
        for (int word = 0; word < words; word++) {
            whole.word(firstRow / Long.SIZE + word, LittleEndian.getLong(segment, word * Long.BYTES));
        }
        return words * Long.BYTES;
    }
}
