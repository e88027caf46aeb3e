package io.clinstream.operations.parity;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Queries over local Parquet files in an in-process DuckDB; results are streamed, and sorts spill to a folder. */
final class RowDatabase implements AutoCloseable {

    private final DuckDBConnection duckdb;

    private RowDatabase(DuckDBConnection duckdb) {
        this.duckdb = duckdb;
    }

    /** Opens an empty database in memory, bounded in memory and threads. */
    static RowDatabase open(Path spill) throws SQLException {
        Properties streaming = new Properties();
        streaming.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", streaming);
        RowDatabase database = new RowDatabase(connection.unwrap(DuckDBConnection.class));
        database.execute("SET memory_limit = '768MB'");
        database.execute("SET threads = 2");
        database.execute("SET TimeZone = 'UTC'");
        database.execute("SET preserve_insertion_order = false");
        // Each file is asked once per partition, and has hundreds of columns to describe.
        database.execute("SET parquet_metadata_cache = true");
        database.execute("SET temp_directory = '" + quoted(spill) + "'");
        return database;
    }

    /** The text by which a query names all Parquet files below a folder, whatever columns each has. */
    static String tree(Path folder) {
        return "read_parquet('" + quoted(folder)
                + "/**/*.parquet', union_by_name = true, hive_partitioning = false, filename = true)";
    }

    /** The same for some files. */
    static String files(Collection<String> names) {
        return names.stream()
                .map(name -> "'" + name.replace("'", "''") + "'")
                .collect(Collectors.joining(
                        ", ", "read_parquet([", "], union_by_name = true, hive_partitioning = false)"));
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    /** Names of the columns of a table. */
    Set<String> columns(String table) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (RowCursor rows = stream("DESCRIBE SELECT * FROM " + table)) {
            while (rows.next()) {
                names.add(rows.row().getString(1));
            }
        }
        return names;
    }

    /** Streams the rows of a query of our own text. */
    RowCursor stream(String sql) throws SQLException {
        Connection connection = duckdb.duplicate();
        try {
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(sql);
            return new RowCursor(connection, rows);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
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
