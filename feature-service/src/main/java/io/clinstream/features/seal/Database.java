package io.clinstream.features.seal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A DuckDB of this process, bounded in memory; one thread, so that the same rows make the same bytes. */
final class Database implements AutoCloseable {

    /** Takes one row of a result. */
    @FunctionalInterface
    interface Row {
        /** Reads what it needs. */
        void take(ResultSet row) throws SQLException;
    }

    private final DuckDBConnection connection;

    private Database(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** Opens or makes the database of a file; what does not fit into memory spills to {@code spill}. */
    static Database open(Path file, Path spill, int memoryMebibytes) {
        try {
            Connection opened = DriverManager.getConnection("jdbc:duckdb:" + file);
            Database database = new Database(opened.unwrap(DuckDBConnection.class));
            database.run("SET threads = 1");
            database.run("SET memory_limit = '" + memoryMebibytes + "MiB'");
            database.run("SET temp_directory = " + text(spill.toString()));
            database.run("SET TimeZone = 'UTC'");
            database.run("SET preserve_insertion_order = true");
            return database;
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "the database " + file + " cannot be opened: another sealing may be using it", failed);
        }
    }

    /** Text as SQL writes it. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Runs a statement. */
    void run(String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.execute();
        } catch (SQLException failed) {
            throw failed(sql, failed);
        }
    }

    /** Runs statements that hold all together or not at all. */
    void together(Runnable statements) {
        run("BEGIN TRANSACTION");
        try {
            statements.run();
            run("COMMIT");
        } catch (RuntimeException failed) {
            run("ROLLBACK");
            throw failed;
        }
    }

    /** Hands over every row of a query. */
    void each(String sql, Row row, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                row.take(rows);
            }
        } catch (SQLException failed) {
            throw failed(sql, failed);
        }
    }

    /** The first number of a query that has one row. */
    long number(String sql, Object... parameters) {
        long[] found = new long[1];
        each(sql, row -> found[0] = row.getLong(1), parameters);
        return found[0];
    }

    /** Adds rows to a table; what it adds shows when it is closed. */
    DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender(table);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException("the database cannot be closed", failed);
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static IllegalStateException failed(String sql, SQLException cause) {
        return new IllegalStateException(
                "the database refuses: " + sql.lines().findFirst().orElse(""), cause);
    }
}
