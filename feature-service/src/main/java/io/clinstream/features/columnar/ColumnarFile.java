package io.clinstream.features.columnar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Parquet file being made in memory, row after row: fill the columns of a row in any order, a column left out is null,
 * then {@link #endRow}. Rows are kept by column, compressed a thousand at a time, and put in order at the end, so that
 * memory stays near the size of the file plus one column. Pages are compressed by Zstandard; every column has statistics
 * and page indexes. Not thread-safe.
 */
public final class ColumnarFile {

    /** Segments are short-lived: fast is better than small. */
    private static final int SEGMENT_LEVEL = 1;

    private final String name;
    private final List<FileColumn> columns;
    private final Optional<RowSort> sort;
    private final FileLayout layout;
    private final List<ColumnBuffer> buffers = new ArrayList<>();
    private final Scratch scratch = new Scratch(1 << 14);

    private int rows;
    private int newestRows;
    private long sealedBytes;
    private long widest;
    private long newestTextBytes;

    /**
     * An empty file.
     *
     * @param name of its rows, noted in the file
     * @param columns what a row has; at least one
     * @param sort order of the rows; empty: as they come
     * @param layout how values are laid out
     */
    public ColumnarFile(String name, List<FileColumn> columns, Optional<RowSort> sort, FileLayout layout) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.sort = sort;
        this.layout = layout;
        for (FileColumn column : columns) {
            buffers.add(column.kind().isBinary() ? new TextBuffer(column) : new NumberBuffer(column));
        }
        sort.ifPresent(order -> {
            requireKind(order.text(), ColumnKind.TEXT);
            requireKind(order.instant(), ColumnKind.INSTANT);
        });
    }

    /** Fills a double. */
    public void number(int column, double value) {
        numbers(column).set(newestRows, Double.doubleToRawLongBits(value));
    }

    /** Fills a number of any kind: a double's raw bits, or the number itself. */
    public void bits(int column, long value) {
        numbers(column).set(newestRows, value);
    }

    /** Fills an int, a long, an instant in epoch milliseconds, or a boolean as 0 or 1. */
    public void number(int column, long value) {
        if (columns.get(column).kind() == ColumnKind.DOUBLE) {
            throw new IllegalArgumentException("column " + columns.get(column).name() + " holds doubles");
        }
        bits(column, value);
    }

    /** Fills a text; what is no Unicode in it becomes a replacement character. */
    public void text(int column, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        bytes(column, bytes, 0, bytes.length);
    }

    /** Fills bytes, or a text from UTF-8 that is known to be well-formed. */
    public void bytes(int column, byte[] source, int offset, int length) {
        ((TextBuffer) buffers.get(column)).set(newestRows, source, offset, length);
        newestTextBytes += length;
    }

    /**
     * Ends a row.
     *
     * @throws IllegalStateException one of the last rows has no value in a required column
     */
    public void endRow() {
        rows++;
        newestRows++;
        if (newestRows == ColumnBuffer.SEGMENT_ROWS) {
            seal();
        }
    }

    /** The columns. */
    public List<FileColumn> columns() {
        return columns;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Bytes held now, with what {@link #finish} will need to put the widest column together. */
    public long bufferedBytes() {
        // Room that the newest rows once took is kept for those to come.
        long room = (long) Math.min(rows, ColumnBuffer.SEGMENT_ROWS) * columns.size() * Long.BYTES;
        return sealedBytes + widest + newestTextBytes + room;
    }

    /** Ends the file and gives its content; nothing may be added after it. */
    public byte[] finish() {
        if (newestRows > 0) {
            seal();
        }
        try (Zstandard zstd = new Zstandard(layout.zstdLevel())) {
            return new FileAssembly(name, columns, layout, rows)
                    .write(new FileEncoding(buffers, layout, rows, zstd).encode(sort));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void seal() {
        sealedBytes = 0;
        widest = 0;
        try (Zstandard zstd = new Zstandard(SEGMENT_LEVEL)) {
            for (ColumnBuffer buffer : buffers) {
                buffer.seal(newestRows, scratch, zstd);
                sealedBytes += buffer.sealedBytes();
                widest = Math.max(widest, buffer.wholeBytes());
            }
        }
        newestRows = 0;
        newestTextBytes = 0;
    }

    private NumberBuffer numbers(int column) {
        return (NumberBuffer) buffers.get(column);
    }

    private void requireKind(String column, ColumnKind kind) {
        if (!columns.contains(new FileColumn(column, kind, true))) {
            throw new IllegalArgumentException(
                    "rows are sorted by a required text and a required instant only: " + column);
        }
    }
}
