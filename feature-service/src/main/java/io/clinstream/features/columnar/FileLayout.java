package io.clinstream.features.columnar;

/**
 * How values are laid out in a file.
 *
 * @param rowGroupRows rows of a row group: what readers skip by statistics or bloom filter
 * @param pageRows rows of a page, a multiple of 8
 * @param zstdLevel level of compression
 * @param dictionaryShare a column of a row group gets a dictionary where it has at most this share of distinct values;
 *     0: never
 * @param byteStreamSplit whether doubles without dictionary are stored byte plane by byte plane
 * @param secondVersion whether pages are of version 2
 */
public record FileLayout(
        int rowGroupRows,
        int pageRows,
        int zstdLevel,
        double dictionaryShare,
        boolean byteStreamSplit,
        boolean secondVersion) {

    /** Chosen by measurement, see {@code docs/benchmarks.md}. */
    public static final FileLayout STANDARD = new FileLayout(16_384, 8_192, 3, 0.25, false, false);

    /** Checks the bounds. */
    public FileLayout {
        if (rowGroupRows < 1 || pageRows < 8 || pageRows % 8 != 0) {
            throw new IllegalArgumentException("a page has a multiple of 8 rows, a row group at least one row");
        }
    }
}
