package io.clinstream.operations.parity;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of one store in Parquet, to be merged partition by partition with what the log gives. */
final class StoredTable {

    private final RowDatabase database;
    private final ObjectFiles files;
    private final PatientSample sample;
    private final Tally tally;
    private final Shape shape;
    private @Nullable LogFiles rows;

    /**
     * What is read of a table.
     *
     * @param key canonical offset, patient and sequence
     * @param condition which rows
     * @param select the columns behind the key, of those that there are
     */
    record Shape(String key, String condition, Function<Set<String>, String> select) {

        private static final String KEY = "canonical_offset, patient_id, sequence";

        static Shape of(Function<Set<String>, String> select) {
            return new Shape(KEY, "true", select);
        }
    }

    /**
     * A table.
     *
     * @param shape what is read of it
     */
    StoredTable(RowDatabase database, ObjectFiles files, PatientSample sample, Tally tally, Shape shape) {
        this.database = database;
        this.files = files;
        this.sample = sample;
        this.tally = tally;
        this.shape = shape;
    }

    Tally tally() {
        return tally;
    }

    /** Looks which rows there are; those of partitions that the log does not have are too many. */
    void open(Bounds bounds, Set<Integer> partitions) throws SQLException, IOException {
        if (!files.fetch(bounds)) {
            return;
        }
        rows = LogFiles.of(database, files.table());
        for (int partition : rows.partitions()) {
            if (!partitions.contains(partition)) {
                tooMany(rows, partition);
            }
        }
    }

    private void tooMany(LogFiles foreign, int partition) throws SQLException {
        try (RowMerge merge = merge(foreign, partition)) {
            merge.finish(Long.MAX_VALUE);
        }
    }

    /** Rows of one partition in the order of the log. */
    RowMerge merge(int partition) throws SQLException {
        return rows == null ? new RowMerge(null, tally, partition, false) : merge(rows, partition);
    }

    private RowMerge merge(LogFiles from, int partition) throws SQLException {
        String what = shape.key() + ", " + shape.select().apply(from.columns());
        String rest = " AND " + shape.condition()
                + sample.duckdb().map(in -> " AND " + in).orElse("") + " ORDER BY 1, 2, 3";
        return new RowMerge(from.stream(partition, what, rest), tally, partition, false);
    }
}
