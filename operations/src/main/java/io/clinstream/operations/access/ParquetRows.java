package io.clinstream.operations.access;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Local Parquet files, read with an in-process DuckDB that keeps nothing. */
public final class ParquetRows implements AutoCloseable {

    /** Takes the rows of one query. */
    @FunctionalInterface
    public interface RowSink {
        /** Reads what it needs; the rows are closed afterwards. */
        void take(ResultSet rows) throws SQLException;
    }

    private final Connection duckdb;

    private ParquetRows(Connection duckdb) {
        this.duckdb = duckdb;
    }

    /** Opens an empty database in memory, bounded in memory and threads. */
    public static ParquetRows open() throws SQLException {
        ParquetRows rows = new ParquetRows(DriverManager.getConnection("jdbc:duckdb:"));
        rows.execute("SET memory_limit = '512MB'");
        rows.execute("SET threads = 2");
        rows.execute("SET TimeZone = 'UTC'");
        return rows;
    }

    /** The text by which a query names one file. */
    public static String table(Path file) {
        return "read_parquet('" + file.toString().replace("'", "''") + "')";
    }

    /** The text by which a query names all Parquet files below a folder, whatever columns each has. */
    public static String tree(Path folder) {
        return "read_parquet('" + folder.toString().replace("'", "''")
                + "/**/*.parquet', union_by_name = true, hive_partitioning = false)";
    }

    /** Runs a query that is made of our own text only. */
    public void query(String sql, RowSink sink) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            sink.take(rows);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
