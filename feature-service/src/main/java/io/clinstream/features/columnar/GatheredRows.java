package io.clinstream.features.columnar;

import java.util.Arrays;

/**
 * Which rows of a row group have a value in one column, in the order of the file, and where the values of each page
 * begin among all values.
 */
final class GatheredRows {

    private final int pageRows;
    private final byte[] presence;
    private final int[] pageStarts;
    private final int[] present;
    private boolean required;
    private int rows;
    private int count;

    /** Room for row groups of so many rows. */
    GatheredRows(int pageRows, int groupRows) {
        this.pageRows = pageRows;
        this.presence = new byte[(groupRows + 7) / 8];
        this.pageStarts = new int[groupRows / pageRows + 2];
        this.present = new int[groupRows];
    }

    /** Takes the rows {@code order[from]} to {@code order[to - 1]} of a column. */
    void gather(FileColumn column, Bits withValue, int[] order, int from, int to) {
        required = column.required();
        rows = to - from;
        count = 0;
        Arrays.fill(presence, (byte) 0);
        for (int at = 0; at < rows; at++) {
            if (at % pageRows == 0) {
                pageStarts[at / pageRows] = count;
            }
            int row = order[from + at];
            if (withValue.get(row)) {
                presence[at >> 3] |= (byte) (1 << (at & 7));
                present[count++] = row;
            }
        }
        pageStarts[pages()] = count;
    }

    boolean required() {
        return required;
    }

    int rows() {
        return rows;
    }

    int pages() {
        return (rows + pageRows - 1) / pageRows;
    }

    /** Number of rows with a value. */
    int count() {
        return count;
    }

    /** The row of the column that has the value of that number. */
    int row(int value) {
        return present[value];
    }

    /** Number of the first value of a page; of the page after the last: {@link #count}. */
    int pageStart(int page) {
        return pageStarts[page];
    }

    /** One bit a row, lowest first. */
    byte[] presence() {
        return presence;
    }
}
