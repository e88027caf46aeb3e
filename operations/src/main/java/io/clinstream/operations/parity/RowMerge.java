package io.clinstream.operations.parity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one store for one partition of the canonical log, in its order, met by what the log gives at each place.
 * The first three columns are canonical offset, patient and sequence.
 */
final class RowMerge implements AutoCloseable {

    /** First column after the key. */
    static final int FIRST_CELL = 4;

    private final @Nullable RowCursor rows;
    private final Tally tally;
    private final int partition;
    private final boolean several;
    private @Nullable RowKey ahead;

    /** Compares one row with what the log gives. */
    @FunctionalInterface
    interface Comparison {
        /** Every value that differs; places are filled in by {@code place}. */
        List<Difference> differences(ResultSet row, String place) throws SQLException;
    }

    /**
     * A merge.
     *
     * @param rows null: the store has none at all
     * @param several whether a place may have any number of rows, none included; else exactly one
     */
    RowMerge(@Nullable RowCursor rows, Tally tally, int partition, boolean several) throws SQLException {
        this.rows = rows;
        this.tally = tally;
        this.partition = partition;
        this.several = several;
        step();
    }

    /** Meets what the log gives at the next place, in order. */
    void meet(RowKey key, Demand demand, Comparison comparison) throws SQLException {
        while (ahead != null && ahead.compareTo(key) < 0) {
            tally.extra(place(ahead));
            step();
        }
        if (ahead == null || ahead.compareTo(key) > 0) {
            absent(key, demand);
            return;
        }
        compare(key, demand, comparison);
        while (several && key.equals(ahead)) {
            compare(key, demand, comparison);
        }
    }

    /** The log gives no more; rows from offset {@code end} on came later. */
    void finish(long end) throws SQLException {
        while (ahead != null) {
            if (ahead.offset() >= end) {
                tally.ahead();
            } else {
                tally.extra(place(ahead));
            }
            step();
        }
    }

    private void compare(RowKey key, Demand demand, Comparison comparison) throws SQLException {
        if (demand != Demand.IGNORED && rows != null) {
            List<Difference> found = comparison.differences(rows.row(), place(key));
            if (found.isEmpty()) {
                tally.equal();
            } else {
                tally.different(found);
            }
        }
        step();
    }

    private void absent(RowKey key, Demand demand) {
        if (several) {
            return;
        }
        if (demand == Demand.REQUIRED) {
            tally.missing(place(key));
        } else if (demand == Demand.RECENT) {
            tally.behind(place(key));
        }
    }

    private void step() throws SQLException {
        if (rows == null || !rows.next()) {
            ahead = null;
            return;
        }
        ResultSet row = rows.row();
        ahead = new RowKey(row.getLong(1), String.valueOf(row.getString(2)), row.getInt(3));
    }

    private String place(RowKey key) {
        return partition + "/" + key.offset() + " sequence " + key.sequence();
    }

    @Override
    public void close() throws SQLException {
        if (rows != null) {
            rows.close();
        }
    }
}
