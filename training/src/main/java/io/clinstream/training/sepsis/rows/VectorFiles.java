package io.clinstream.training.sepsis.rows;

import io.clinstream.engine.catalog.FeatureCatalog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Vectors of the offline store in local Parquet files, at whatever depth of a folder. Each question gets the newest vector
 * as of the instant or before; among several as of one instant, the one last in the canonical log.
 */
public final class VectorFiles implements AutoCloseable {

    private final DuckDBConnection duckdb;
    private final String vectors;

    private VectorFiles(DuckDBConnection duckdb, String vectors) {
        this.duckdb = duckdb;
        this.vectors = vectors;
    }

    /**
     * Opens the files; nothing is read yet.
     *
     * @param folder with Parquet files of the offline store
     * @param spill a folder for what does not fit into memory
     */
    public static VectorFiles open(Path folder, Path spill) throws SQLException {
        Properties streaming = new Properties();
        streaming.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", streaming);
        VectorFiles files = new VectorFiles(
                connection.unwrap(DuckDBConnection.class),
                "read_parquet('" + quoted(folder)
                        + "/**/*.parquet', hive_partitioning = false, filename = true, file_row_number = true)");
        files.execute("SET memory_limit = '1GB'");
        files.execute("SET threads = 2");
        files.execute("SET TimeZone = 'UTC'");
        files.execute("SET preserve_insertion_order = false");
        files.execute("SET parquet_metadata_cache = true");
        files.execute("SET temp_directory = '" + quoted(spill) + "'");
        return files;
    }

    /**
     * Answers questions with the features of these names.
     *
     * @throws IllegalArgumentException if a vector is of another feature set than this program's
     */
    public VectorTable answer(List<HourQuestion> questions, List<String> features) throws SQLException {
        requireFeatureSet(FeatureCatalog.current().featureSet());
        ask(questions);
        execute(
                "CREATE OR REPLACE TEMP TABLE newest AS SELECT patient_id, epoch_ms(timestamp) AS as_of, filename AS file,"
                        + " file_row_number AS place FROM " + vectors
                        + " WHERE patient_id IN (SELECT patient_id FROM questions)"
                        + " QUALIFY row_number() OVER (PARTITION BY patient_id, timestamp"
                        + " ORDER BY log_epoch DESC, canonical_offset DESC, sequence DESC) = 1");
        execute("CREATE OR REPLACE TEMP TABLE answers AS SELECT q.number, n.file, n.place, n.as_of FROM questions q"
                + " ASOF JOIN newest n ON q.patient_id = n.patient_id AND q.instant >= n.as_of");
        execute("CREATE OR REPLACE TEMP TABLE used AS SELECT file, place, row_number() OVER () - 1 AS slot"
                + " FROM (SELECT DISTINCT file, place FROM answers)");
        VectorTable.Builder table = new VectorTable.Builder(features, questions.size(), (int) count("used"));
        readAnswers(table);
        readVectors(table, features);
        return table.build();
    }

    /** Number of vectors in the files. */
    public long vectors() throws SQLException {
        return count(vectors);
    }

    private void requireFeatureSet(String expected) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT feature_set FROM " + vectors)) {
            while (rows.next()) {
                if (!expected.equals(rows.getString(1))) {
                    throw new IllegalArgumentException("the files hold vectors of feature set " + rows.getString(1)
                            + ", this program computes " + expected);
                }
            }
        }
    }

    private void ask(List<HourQuestion> questions) throws SQLException {
        execute("CREATE OR REPLACE TABLE questions (number INTEGER, patient_id VARCHAR, instant BIGINT)");
        try (DuckDBAppender appender = duckdb.createAppender("main", "questions")) {
            for (int number = 0; number < questions.size(); number++) {
                HourQuestion question = questions.get(number);
                appender.beginRow()
                        .append(number)
                        .append(question.patientId())
                        .append(question.instant())
                        .endRow();
            }
        }
    }

    private void readAnswers(VectorTable.Builder table) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT a.number, u.slot, a.as_of FROM answers a JOIN used u USING (file, place)")) {
            while (rows.next()) {
                table.answer(rows.getInt(1), rows.getInt(2), rows.getLong(3));
            }
        }
    }

    private void readVectors(VectorTable.Builder table, List<String> features) throws SQLException {
        String columns = features.stream().map(name -> "v.\"" + name + "\"").collect(Collectors.joining(", "));
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT u.slot, " + columns + " FROM " + vectors
                        + " v JOIN used u ON v.filename = u.file AND v.file_row_number = u.place")) {
            while (rows.next()) {
                int slot = rows.getInt(1);
                for (int feature = 0; feature < features.size(); feature++) {
                    double value = rows.getDouble(feature + 2);
                    table.value(slot, feature, rows.wasNull() ? Float.NaN : (float) value);
                }
            }
        }
    }

    private long count(String table) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
