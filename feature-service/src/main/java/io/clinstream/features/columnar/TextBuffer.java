package io.clinstream.features.columnar;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import java.util.List;

/** A column of byte sequences being filled. */
final class TextBuffer extends ColumnBuffer {

    private static final int FIRST_ROWS = 32;
    private static final int FIRST_BYTES = 256;

    private final Scratch newest = new Scratch(FIRST_BYTES);
    private int[] lengths = new int[FIRST_ROWS];
    private long rowsSealed;
    private long contentSealed;

    TextBuffer(FileColumn column) {
        super(column);
    }

    void set(int row, byte[] source, int offset, int length) {
        if (row >= lengths.length) {
            lengths = Arrays.copyOf(lengths, Math.max(2 * lengths.length, row + 1));
        }
        newest.put(source, offset, length);
        lengths[row] = length;
        present().set(row);
    }

    @Override
    void encode(int rows, Scratch scratch) {
        for (int row = 0; row < rows; row++) {
            scratch.putInt(present().get(row) ? lengths[row] : 0);
        }
        scratch.put(newest.array(), 0, newest.size());
        rowsSealed += rows;
        contentSealed += newest.size();
        newest.reset();
    }

    @Override
    long wholeBytes() {
        return contentSealed + rowsSealed * Integer.BYTES;
    }

    /** The whole column; the buffer is empty then. */
    TextColumn whole(int rows) {
        byte[] bytes = new byte[Math.toIntExact(contentSealed)];
        int[] starts = new int[rows + 1];
        Bits present = new Bits(rows);
        int end = 0;
        List<byte[]> segments = takeSegments();
        for (int segment = 0; segment < segments.size(); segment++) {
            int first = segment * SEGMENT_ROWS;
            int count = Math.min(SEGMENT_ROWS, rows - first);
            byte[] packed = segments.get(segment);
            byte[] plain = Zstd.decompress(packed, Math.toIntExact(Zstd.getFrameContentSize(packed)));
            int at = presence(plain, count, present, first);
            int content = end;
            for (int row = first; row < first + count; row++) {
                end += LittleEndian.getInt(plain, at);
                starts[row + 1] = end;
                at += Integer.BYTES;
            }
            System.arraycopy(plain, at, bytes, content, end - content);
        }
        return new TextColumn(bytes, starts, present);
    }
}
