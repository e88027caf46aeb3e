package io.clinstream.features.columnar;

/** Which rows of a page have a value, as Parquet's definition levels. */
final class Levels {

    private Levels() {}

    /**
     * Writes the levels of a page of an optional column: a run where all rows are alike, else one bit a row.
     *
     * @param bits presence, one bit a row, lowest first
     * @param firstRow first row of the page, a multiple of 8
     */
    static void put(Scratch target, byte[] bits, int firstRow, int rows, int nulls) {
        if (nulls == 0 || nulls == rows) {
            target.putVarint(rows << 1);
            target.putByte(nulls == 0 ? 1 : 0);
        } else {
            int groups = (rows + 7) / 8;
            target.putVarint((groups << 1) | 1);
            target.put(bits, firstRow / 8, groups);
        }
    }
}
