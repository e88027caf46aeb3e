package io.clinstream.features.past;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** SQL over local Parquet files, in this process. Values are bound, never part of the text. */
final class LocalQueries implements AutoCloseable {

    /** Takes a row. */
    @FunctionalInterface
    interface Row {

        void take(ResultSet row) throws SQLException;
    }

    private final DuckDBConnection database;

    /**
     * An empty database in memory.
     *
     * @param spill folder for what does not fit
     */
    LocalQueries(Path spill, int threads, String memoryLimit) {
        Properties options = new Properties();
        options.setProperty("threads", Integer.toString(threads));
        options.setProperty("memory_limit", memoryLimit);
        options.setProperty("temp_directory", spill.toString());
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("enable_object_cache", "true");
        try {
            database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", options);
        } catch (SQLException unusable) {
            throw new IllegalStateException("the query engine does not start", unusable);
        }
    }

    /**
     * Runs a query.
     *
     * @param sql with {@code FROM files} where the files are read, and a question mark per value
     * @param files at least one
     */
    void each(String sql, List<Path> files, List<?> values, Row row) {
        try (Connection connection = database.duplicate();
                PreparedStatement statement = connection.prepareStatement(over(sql, files))) {
            for (int place = 0; place < values.size(); place++) {
                statement.setObject(place + 1, values.get(place));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.take(rows);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("a query over stored objects failed", failed);
        }
    }

    /** The columns a query without values gives. */
    Set<String> columns(String sql, List<Path> files) {
        try (Connection connection = database.duplicate();
                PreparedStatement statement = connection.prepareStatement(over(sql, files));
                ResultSet rows = statement.executeQuery()) {
            Set<String> columns = new HashSet<>();
            for (int place = 1; place <= rows.getMetaData().getColumnCount(); place++) {
                columns.add(rows.getMetaData().getColumnName(place));
            }
            return columns;
        } catch (SQLException failed) {
            throw new IllegalStateException("the columns of stored objects cannot be read", failed);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException lost) {
            throw new IllegalStateException("the query engine does not end", lost);
        }
    }

    private static String over(String sql, List<Path> files) {
        String source =
                files.stream().map(LocalQueries::quoted).collect(Collectors.joining(", ", "read_parquet([", "]"));
        return sql.replace(
                "FROM files", "FROM " + source + ", union_by_name = true, filename = true, hive_partitioning = false)");
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }
}
