package io.clinstream.features.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The tables of one day in a DuckDB of its own, which spills to a folder: one thread and bounded memory, since the
 * service's sinks have the right of way, and figures that are the same every time.
 */
final class DayBook implements AutoCloseable {

    private static final String MEMORY = "256MB";

    private final DuckDBConnection duckdb;

    private DayBook(DuckDBConnection duckdb) {
        this.duckdb = duckdb;
    }

    /** A book with empty tables. */
    static DayBook open(Path folder) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("quality.duckdb"));
        DayBook book = new DayBook(connection.unwrap(DuckDBConnection.class));
        book.execute("SET threads = 1");
        book.execute("SET memory_limit = '" + MEMORY + "'");
        book.execute("SET temp_directory = " + text(folder.resolve("spill").toString()));
        book.execute("SET TimeZone = 'UTC'");
        book.executeAll("quality-tables.sql", Map.of());
        return book;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs every statement of a resource beside this class, its names in braces replaced. */
    void executeAll(String resource, Map<String, String> names) throws SQLException {
        String script = read(resource);
        for (Map.Entry<String, String> name : names.entrySet()) {
            script = script.replace("${" + name.getKey() + "}", name.getValue());
        }
        for (String statement : script.split(";\\s*\\n", -1)) {
            if (!statement.isBlank()) {
                execute(statement);
            }
        }
    }

    /** Hands every row of a query to a reader. */
    void query(String sql, RowReader reader) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** Starts to add rows to a table. */
    DuckDBAppender appender(String table) throws SQLException {
        return duckdb.createAppender(table);
    }

    /** A row of a query. */
    @FunctionalInterface
    interface RowReader {
        /** Takes the row the result stands on. */
        void read(ResultSet row) throws SQLException;
    }

    /** A text as a literal. */
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** File names as a list of literals. */
    static String list(List<Path> files) {
        return files.stream().map(file -> text(file.toString())).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String read(String resource) {
        try (var stream = DayBook.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + resource + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
