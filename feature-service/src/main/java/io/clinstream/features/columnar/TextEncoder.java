package io.clinstream.features.columnar;

import io.clinstream.features.columnar.EncodedColumn.Dictionary;
import io.clinstream.features.columnar.EncodedColumn.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/** Encodes columns of byte sequences: by dictionary where few are distinct, else plain. */
final class TextEncoder {

    private static final double FALSE_POSITIVES = 0.01;

    private final FileLayout layout;
    private final PageWriter writer;
    private final int[] indices;

    TextEncoder(FileLayout layout, int groupRows, PageWriter writer) {
        this.layout = layout;
        this.writer = writer;
        this.indices = new int[groupRows];
    }

    /** Encodes a column; {@code findable} ones get a bloom filter. */
    EncodedColumn encode(FileColumn column, TextColumn whole, GatheredRows rows, boolean findable) {
        Optional<TextDictionary> dictionary = index(whole, rows);
        List<Page> pages = new ArrayList<>(rows.pages());
        for (int page = 0; page < rows.pages(); page++) {
            int from = rows.pageStart(page);
            int to = rows.pageStart(page + 1);
            Statistics<?> statistics = statistics(column, whole, rows, from, to);
            if (dictionary.isPresent()) {
                int width = Indices.bitWidth(dictionary.get().size());
                pages.add(writer.page(
                        rows,
                        page,
                        statistics,
                        Encoding.RLE_DICTIONARY,
                        target -> Indices.put(target, indices, from, to, width)));
            } else {
                pages.add(writer.page(rows, page, statistics, Encoding.PLAIN, target -> {
                    for (int value = from; value < to; value++) {
                        put(target, whole, rows.row(value));
                    }
                }));
            }
        }
        return new EncodedColumn(
                dictionary.map(values -> dictionaryPage(values, whole)),
                pages,
                findable ? Optional.of(bloom(whole, rows)) : Optional.empty());
    }

    private Optional<TextDictionary> index(TextColumn whole, GatheredRows rows) {
        int most = (int) (rows.count() * layout.dictionaryShare());
        if (most == 0) {
            return Optional.empty();
        }
        TextDictionary dictionary = new TextDictionary(whole, most + 1);
        for (int value = 0; value < rows.count(); value++) {
            indices[value] = dictionary.indexOf(rows.row(value));
            if (dictionary.size() > most) {
                return Optional.empty();
            }
        }
        return Optional.of(dictionary);
    }

    private Dictionary dictionaryPage(TextDictionary dictionary, TextColumn whole) {
        return writer.dictionary(dictionary.size(), target -> {
            for (int index = 0; index < dictionary.size(); index++) {
                put(target, whole, dictionary.row(index));
            }
        });
    }

    private static void put(Scratch target, TextColumn whole, int row) {
        target.putInt(whole.length(row));
        target.put(whole.bytes(), whole.starts()[row], whole.length(row));
    }

    private static Statistics<?> statistics(FileColumn column, TextColumn whole, GatheredRows rows, int from, int to) {
        PrimitiveType type = column.kind().type(column.name(), column.required());
        if (column.kind() == ColumnKind.BYTES) {
            return Statistics.noopStats(type);
        }
        Statistics<?> statistics = Statistics.createStats(type);
        if (from == to) {
            return statistics;
        }
        int least = rows.row(from);
        int greatest = least;
        for (int value = from + 1; value < to; value++) {
            int row = rows.row(value);
            if (whole.compare(row, least) < 0) {
                least = row;
            } else if (whole.compare(row, greatest) > 0) {
                greatest = row;
            }
        }
        statistics.updateStats(Binary.fromConstantByteArray(whole.copy(least)));
        statistics.updateStats(Binary.fromConstantByteArray(whole.copy(greatest)));
        return statistics;
    }

    private static BloomFilter bloom(TextColumn whole, GatheredRows rows) {
        TextDictionary distinct = new TextDictionary(whole, rows.count());
        for (int value = 0; value < rows.count(); value++) {
            distinct.indexOf(rows.row(value));
        }
        int bits = BlockSplitBloomFilter.optimalNumOfBits(Math.max(1, distinct.size()), FALSE_POSITIVES);
        BloomFilter bloom = new BlockSplitBloomFilter(bits / Byte.SIZE);
        for (int index = 0; index < distinct.size(); index++) {
            bloom.insertHash(bloom.hash(Binary.fromConstantByteArray(whole.copy(distinct.row(index)))));
        }
        return bloom;
    }
}
