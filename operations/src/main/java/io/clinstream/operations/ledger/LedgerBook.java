package io.clinstream.operations.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The tables of one ledger, in a DuckDB that spills to a folder, so that memory stays bounded whatever the volume. */
final class LedgerBook implements AutoCloseable {

    private static final String TABLES = "ledger-tables.sql";

    private final DuckDBConnection duckdb;

    private LedgerBook(DuckDBConnection duckdb) {
        this.duckdb = duckdb;
    }

    /** An empty book whose overflow goes to {@code folder}. */
    static LedgerBook open(Path folder) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("ledger.duckdb"));
        LedgerBook book = new LedgerBook(connection.unwrap(DuckDBConnection.class));
        book.execute("SET memory_limit = '512MB'");
        book.execute("SET threads = 2");
        book.execute("SET TimeZone = 'UTC'");
        for (String statement : text(TABLES).split(";\\s*\\n", -1)) {
            if (!statement.isBlank()) {
                book.execute(statement);
            }
        }
        return book;
    }

    /** Starts to add rows to a table; closing the writer makes them visible. */
    Writer writer(String table) throws SQLException {
        return new Writer(duckdb.createAppender(table));
    }

    /** Runs a statement of our own text. */
    void execute(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows of a query of our own text, each cell as text; null where it is null. */
    List<List<@Nullable String>> query(String sql) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }

    static String text(String resource) {
        try (var stream = LedgerBook.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + resource + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Adds rows to one table. */
    static final class Writer implements AutoCloseable {

        private final DuckDBAppender appender;

        private Writer(DuckDBAppender appender) {
            this.appender = appender;
        }

        /** Adds one row: text, whole numbers and truth values, in the order of the columns. */
        void add(@Nullable Object... cells) {
            try {
                appender.beginRow();
                for (Object cell : cells) {
                    append(cell);
                }
                appender.endRow();
            } catch (SQLException impossible) {
                throw new IllegalStateException("a row does not fit its ledger table", impossible);
            }
        }

        private void append(@Nullable Object cell) throws SQLException {
            if (cell instanceof Integer number) {
                appender.append(number);
            } else if (cell instanceof Long number) {
                appender.append(number);
            } else if (cell instanceof Boolean flag) {
                appender.append(flag);
            } else {
                appender.append(cell == null ? null : cell.toString());
            }
        }

        @Override
        public void close() throws SQLException {
            appender.close();
        }
    }
}
