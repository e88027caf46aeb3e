package io.clinstream.features.backfill.compare;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;

/** A DuckDB in memory, bounded, for questions about local Parquet files. */
final class DuckRows implements AutoCloseable {

    private final Connection connection;

    /** Takes one row of an answer. */
    interface Row {

        /** Reads what it needs. */
        void take(ResultSet row) throws SQLException;
    }

    private DuckRows(Connection connection) {
        this.connection = connection;
    }

    /** Opens one; what does not fit into memory spills to a folder. */
    static DuckRows open(Path spill, int memoryMebibytes) {
        try {
            DuckRows rows = new DuckRows(DriverManager.getConnection("jdbc:duckdb:"));
            rows.run("SET threads = 1");
            rows.run("SET memory_limit = '" + memoryMebibytes + "MiB'");
            rows.run("SET temp_directory = " + text(spill.toString()));
            rows.run("SET TimeZone = 'UTC'");
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("DuckDB cannot be opened", failed);
        }
    }

    /** Text as SQL writes it. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw refused(sql, failed);
        }
    }

    void each(String sql, Row row) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                row.take(rows);
            }
        } catch (SQLException failed) {
            throw refused(sql, failed);
        }
    }

    long number(String sql) {
        long[] found = new long[1];
        each(sql, row -> found[0] = row.getLong(1));
        return found[0];
    }

    Set<String> columns(String view) {
        Set<String> names = new LinkedHashSet<>();
        each("SELECT column_name FROM (DESCRIBE " + view + ")", row -> names.add(row.getString(1)));
        return names;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException("DuckDB cannot be closed", failed);
        }
    }

    private static IllegalStateException refused(String sql, SQLException cause) {
        return new IllegalStateException("DuckDB refuses: " + sql.substring(0, Math.min(200, sql.length())), cause);
    }
}
