package io.clinstream.features.columnar;

import io.clinstream.features.columnar.EncodedColumn.Dictionary;
import io.clinstream.features.columnar.EncodedColumn.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.Encoding;

/** Encodes columns of numbers: by dictionary where few are distinct, else plain. */
final class NumberEncoder {

    private final FileLayout layout;
    private final PageWriter writer;
    private final NumberDictionary dictionary = new NumberDictionary();
    private final long[] values;
    private final int[] indices;

    NumberEncoder(FileLayout layout, int groupRows, PageWriter writer) {
        this.layout = layout;
        this.writer = writer;
        this.values = new long[groupRows];
        this.indices = new int[groupRows];
    }

    EncodedColumn encode(FileColumn column, NumberColumn whole, GatheredRows rows) {
        for (int value = 0; value < rows.count(); value++) {
            values[value] = whole.values()[rows.row(value)];
        }
        boolean indexed = column.kind() != ColumnKind.BOOLEAN && index(rows.count());
        List<Page> pages = new ArrayList<>(rows.pages());
        for (int page = 0; page < rows.pages(); page++) {
            int from = rows.pageStart(page);
            int to = rows.pageStart(page + 1);
            var statistics = NumberStatistics.of(column, values, from, to);
            if (indexed) {
                int width = Indices.bitWidth(dictionary.size());
                pages.add(writer.page(
                        rows,
                        page,
                        statistics,
                        Encoding.RLE_DICTIONARY,
                        target -> Indices.put(target, indices, from, to, width)));
            } else {
                pages.add(writer.page(
                        rows, page, statistics, encoding(column), target -> put(target, column.kind(), from, to)));
            }
        }
        return new EncodedColumn(
                indexed ? Optional.of(dictionaryPage(column.kind())) : Optional.empty(), pages, Optional.empty());
    }

    /** Whether few enough values are distinct; the indices are filled then. */
    private boolean index(int count) {
        int most = (int) (count * layout.dictionaryShare());
        if (most == 0) {
            return false;
        }
        dictionary.reset(most + 1);
        for (int value = 0; value < count; value++) {
            indices[value] = dictionary.indexOf(values[value]);
            if (dictionary.size() > most) {
                return false;
            }
        }
        return true;
    }

    private Dictionary dictionaryPage(ColumnKind kind) {
        int distinct = dictionary.size();
        return writer.dictionary(distinct, target -> {
            for (int index = 0; index < distinct; index++) {
                putOne(target, kind, dictionary.value(index));
            }
        });
    }

    private Encoding encoding(FileColumn column) {
        return splits(column.kind()) ? Encoding.BYTE_STREAM_SPLIT : Encoding.PLAIN;
    }

    private boolean splits(ColumnKind kind) {
        return kind == ColumnKind.DOUBLE && layout.byteStreamSplit();
    }

    private void put(Scratch target, ColumnKind kind, int from, int to) {
        if (kind == ColumnKind.BOOLEAN) {
            putBooleans(target, from, to);
        } else if (splits(kind)) {
            putSplit(target, from, to);
        } else if (kind == ColumnKind.INT) {
            int at = target.grow((to - from) * Integer.BYTES);
            for (int value = from; value < to; value++, at += Integer.BYTES) {
                LittleEndian.putInt(target.array(), at, (int) values[value]);
            }
        } else {
            int at = target.grow((to - from) * Long.BYTES);
            byte[] bytes = target.array();
            for (int value = from; value < to; value++, at += Long.BYTES) {
                LittleEndian.putLong(bytes, at, values[value]);
            }
        }
    }

    private static void putOne(Scratch target, ColumnKind kind, long bits) {
        if (kind == ColumnKind.INT) {
            target.putInt((int) bits);
        } else {
            target.putLong(bits);
        }
    }

    private void putSplit(Scratch target, int from, int to) {
        int count = to - from;
        int at = target.grow(count * Long.BYTES);
        byte[] bytes = target.array();
        for (int plane = 0; plane < Long.BYTES; plane++) {
            int shift = plane * Byte.SIZE;
            for (int value = from; value < to; value++) {
                bytes[at++] = (byte) (values[value] >>> shift);
            }
        }
    }

    private void putBooleans(Scratch target, int from, int to) {
        int at = target.grow((to - from + 7) / 8);
        Arrays.fill(target.array(), at, target.size(), (byte) 0);
        for (int value = from; value < to; value++) {
            if (values[value] != 0) {
                target.array()[at + (value - from) / 8] |= (byte) (1 << ((value - from) & 7));
            }
        }
    }
}
