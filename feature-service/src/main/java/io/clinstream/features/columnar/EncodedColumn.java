package io.clinstream.features.columnar;

import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;

/**
 * One column of one row group, ready to be written.
 *
 * @param dictionary its dictionary, if it has one
 * @param pages its data pages
 * @param bloom its bloom filter, if it has one
 */
record EncodedColumn(Optional<Dictionary> dictionary, List<Page> pages, Optional<BloomFilter> bloom) {

    /**
     * A dictionary page.
     *
     * @param values number of distinct values
     * @param plainBytes length before compression
     * @param packed compressed bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // passed from the encoder to the file
    record Dictionary(int values, int plainBytes, byte[] packed) {}

    /**
     * A data page.
     *
     * @param rows its rows
     * @param nulls rows without a value
     * @param levels version 2: presence of the rows, not compressed; version 1: empty, as it stands before the values
     * @param plainBytes length before compression, levels of version 2 left out
     * @param packed compressed bytes
     * @param encoding of the values
     * @param statistics least and greatest value and number of nulls; empty statistics where not known
     */
    @SuppressWarnings("ArrayRecordComponent") // passed from the encoder to the file
    record Page(
            int rows,
            int nulls,
            byte[] levels,
            int plainBytes,
            byte[] packed,
            Encoding encoding,
            Statistics<?> statistics) {}
}
