package io.clinstream.features.columnar;

import io.clinstream.features.columnar.EncodedColumn.Dictionary;
import io.clinstream.features.columnar.EncodedColumn.Page;
import java.util.Arrays;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/** Puts the parts of a page together and compresses them. */
final class PageWriter {

    /** Writes the values of a page. */
    @FunctionalInterface
    interface Values {
        void put(Scratch target);
    }

    private static final byte[] NONE = new byte[0];

    private final FileLayout layout;
    private final Zstandard zstd;
    private final Scratch scratch = new Scratch(1 << 16);

    PageWriter(FileLayout layout, Zstandard zstd) {
        this.layout = layout;
        this.zstd = zstd;
    }

    Dictionary dictionary(int distinct, Values values) {
        scratch.reset();
        values.put(scratch);
        return new Dictionary(distinct, scratch.size(), zstd.compress(scratch.array(), scratch.size()));
    }

    /**
     * A data page.
     *
     * @param rows the rows it has
     * @param page which of the pages of these rows, from 0
     * @param statistics of its values
     * @param encoding of its values
     * @param values writes them
     */
    Page page(GatheredRows rows, int page, Statistics<?> statistics, Encoding encoding, Values values) {
        int first = page * layout.pageRows();
        int count = Math.min(layout.pageRows(), rows.rows() - first);
        int nulls = count - (rows.pageStart(page + 1) - rows.pageStart(page));
        scratch.reset();
        byte[] levels = NONE;
        if (!rows.required()) {
            if (layout.secondVersion()) {
                Levels.put(scratch, rows.presence(), first, count, nulls);
                levels = Arrays.copyOf(scratch.array(), scratch.size());
                scratch.reset();
            } else {
                scratch.putInt(0);
                Levels.put(scratch, rows.presence(), first, count, nulls);
                LittleEndian.putInt(scratch.array(), 0, scratch.size() - Integer.BYTES);
            }
        }
        values.put(scratch);
        statistics.incrementNumNulls(nulls);
        byte[] packed = zstd.compress(scratch.array(), scratch.size());
        return new Page(count, nulls, levels, scratch.size(), packed, encoding, statistics);
    }
}
