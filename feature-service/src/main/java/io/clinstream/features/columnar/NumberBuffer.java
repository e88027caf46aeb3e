package io.clinstream.features.columnar;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.util.Arrays;
import java.util.List;

/** A column of numbers being filled. */
final class NumberBuffer extends ColumnBuffer {

    private static final int FIRST_ROWS = 32;

    private long[] newest = new long[FIRST_ROWS];
    private long rowsSealed;

    NumberBuffer(FileColumn column) {
        super(column);
    }

    void set(int row, long bits) {
        if (row >= newest.length) {
            newest = Arrays.copyOf(newest, Math.max(2 * newest.length, row + 1));
        }
        newest[row] = bits;
        present().set(row);
    }

    @Override
    void encode(int rows, Scratch scratch) {
        rowsSealed += rows;
        int at = scratch.grow(rows * Long.BYTES);
        byte[] target = scratch.array();
        for (int row = 0; row < rows; row++) {
            if (present().get(row)) {
                LittleEndian.putLong(target, at, newest[row]);
                at += Long.BYTES;
            }
        }
        scratch.shrinkTo(at);
    }

    @Override
    long wholeBytes() {
        return rowsSealed * Long.BYTES;
    }

    /** The whole column; the buffer is empty then. */
    NumberColumn whole(int rows) {
        long[] values = new long[rows];
        Bits present = new Bits(rows);
        byte[] plain = new byte[(SEGMENT_ROWS + SEGMENT_ROWS / Long.SIZE) * Long.BYTES];
        List<byte[]> segments = takeSegments();
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            for (int segment = 0; segment < segments.size(); segment++) {
                int first = segment * SEGMENT_ROWS;
                int count = Math.min(SEGMENT_ROWS, rows - first);
                byte[] packed = segments.get(segment);
                context.decompressByteArray(plain, 0, plain.length, packed, 0, packed.length);
                int at = presence(plain, count, present, first);
                for (int row = first; row < first + count; row++) {
                    if (present.get(row)) {
                        values[row] = LittleEndian.getLong(plain, at);
                        at += Long.BYTES;
                    }
                }
            }
        }
        return new NumberColumn(values, present);
    }
}
