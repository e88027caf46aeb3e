package io.clinstream.operations.parity;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Local Parquet files by the partitions of the canonical log of which they hold rows. */
final class LogFiles {

    private final RowDatabase database;
    private final Set<String> columns;
    private final Map<Integer, List<String>> byPartition;

    private LogFiles(RowDatabase database, Set<String> columns, Map<Integer, List<String>> byPartition) {
        this.database = database;
        this.columns = columns;
        this.byPartition = byPartition;
    }

    /** Looks into all files of {@code table}, which gives the name of each. */
    static LogFiles of(RowDatabase database, String table) throws SQLException {
        Map<Integer, List<String>> byPartition = new TreeMap<>();
        try (RowCursor found = database.stream("SELECT DISTINCT canonical_partition, filename FROM " + table)) {
            while (found.next()) {
                byPartition
                        .computeIfAbsent(found.row().getInt(1), unseen -> new ArrayList<>())
                        .add(found.row().getString(2));
            }
        }
        return new LogFiles(database, database.columns(table), byPartition);
    }

    /** Columns of any file. */
    Set<String> columns() {
        return columns;
    }

    /** Partitions of which there are rows. */
    Set<Integer> partitions() {
        return byPartition.keySet();
    }

    /** Streams {@code SELECT what FROM the rows of a partition rest}; null where there are none. */
    @Nullable
    RowCursor stream(int partition, String what, String rest) throws SQLException {
        List<String> names = byPartition.get(partition);
        if (names == null) {
            return null;
        }
        Set<String> here = columns(partition);
        String missing = columns.stream()
                .filter(column -> !here.contains(column))
                .map(column -> ", NULL AS \"" + column + '"')
                .reduce("", String::concat);
        return database.stream("SELECT " + what + " FROM (SELECT *" + missing + " FROM " + RowDatabase.files(names)
                + ") WHERE canonical_partition = " + partition + rest);
    }

    private Set<String> columns(int partition) throws SQLException {
        return database.columns(RowDatabase.files(byPartition.getOrDefault(partition, List.of())));
    }
}
