package io.clinstream.features.training;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * An in-process DuckDB over local files: one thread, so that the same rows are written as the same bytes, and bounded
 * memory, beyond which it works on disk.
 */
final class TrainingDatabase implements AutoCloseable {

    private static final String MEMORY = "512MB";

    /** Takes the rows of one query. */
    @FunctionalInterface
    interface RowSink {
        /** Reads what it needs of the current row. */
        void take(ResultSet row) throws SQLException;
    }

    private final String url;
    private final DuckDBConnection duckdb;

    private TrainingDatabase(String url) throws SQLException {
        this.url = url;
        this.duckdb = connect();
    }

    /** An empty database in {@code folder}. */
    static TrainingDatabase open(Path folder) throws SQLException {
        TrainingDatabase database = new TrainingDatabase("jdbc:duckdb:" + folder.resolve("training.duckdb"));
        database.execute("SET threads = 1");
        database.execute("SET memory_limit = '" + MEMORY + "'");
        database.execute(
                "SET temp_directory = " + text(folder.resolve("overflow").toString()));
        database.execute("SET TimeZone = 'UTC'");
        return database;
    }

    /** Text as SQL writes it. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A name as SQL writes it. */
    static String name(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    /** An instant as SQL writes it. */
    static String instant(Instant value) {
        return "TIMESTAMPTZ " + text(value.toString());
    }

    /** Runs a statement of our own text. */
    void execute(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a query of our own text, row by row. */
    void query(String sql, RowSink sink) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                sink.take(rows);
            }
        }
    }

    /** The numbers of a query that has a name and a number, in the order of its rows. */
    Map<String, Long> counts(String sql) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        query(sql, row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    /** The first column of a query, as text. */
    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        query(sql, row -> texts.add(row.getString(1)));
        return texts;
    }

    /** A connection of its own, for rows that are read while others are; the caller closes it. */
    Connection connection() throws SQLException {
        return connect();
    }

    /** Adds rows to a table; what was added is there once the appender is closed. */
    DuckDBAppender appender(String table) throws SQLException {
        return duckdb.createAppender(table);
    }

    /** Results are streamed: none is held in memory whole. */
    private DuckDBConnection connect() throws SQLException {
        Properties streaming = new Properties();
        streaming.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        return DriverManager.getConnection(url, streaming).unwrap(DuckDBConnection.class);
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
