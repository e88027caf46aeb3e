package io.clinstream.training.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/** Reads one part of a training set, a Parquet file, by DuckDB; rows are streamed and come in the order of the file. */
public final class ParquetRows {

    private static final String MEMORY = "512MB";
    private static final Set<String> SETTLED = Set.of("POSITIVE", "NEGATIVE_MATURE");

    private ParquetRows() {}

    /**
     * Reads a part.
     *
     * @param file the Parquet file
     * @param label the column of the label
     * @param features the columns to read
     * @param featureSet the feature set that every row must be of
     * @throws UnusableTrainingSetException rows are of another feature set, or a label is not settled
     * @throws IllegalStateException DuckDB cannot read the file
     */
    public static LabelledRows read(Path file, String label, List<String> features, String featureSet) {
        Properties streaming = new Properties();
        streaming.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:", streaming);
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET memory_limit = '" + MEMORY + "'");
            statement.execute("SET threads = 1");
            statement.execute("SET TimeZone = 'UTC'");
            String source = "'" + file.toString().replace("'", "''") + "'";
            requireOnly(statement, source, "feature_set", Set.of(featureSet), file);
            requireOnly(statement, source, "label_state", SETTLED, file);
            return rows(statement, source, label, features);
        } catch (SQLException unreadable) {
            throw new IllegalStateException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static LabelledRows rows(Statement statement, String source, String label, List<String> features)
            throws SQLException {
        int expected = count(statement, source);
        String columns = features.stream()
                .map(feature -> "CAST(" + name(feature) + " AS FLOAT)")
                .collect(Collectors.joining(", "));
        LabelledRows.Builder rows = LabelledRows.builder(features, expected);
        float[] values = new float[features.size()];
        try (ResultSet result = statement.executeQuery(
                "SELECT patient_id, coalesce(study_id, ''), coalesce(site_id, ''), epoch_ms(instant), " + name(label)
                        + ", " + columns + " FROM " + source)) {
            int first = 6;
            while (result.next()) {
                for (int column = 0; column < values.length; column++) {
                    float value = result.getFloat(first + column);
                    values[column] = value == 0 && result.wasNull() ? Float.NaN : value;
                }
                rows.add(
                        new RowKey(result.getString(1), result.getString(2), result.getString(3), result.getLong(4)),
                        result.getInt(5) == 1,
                        values);
            }
        }
        return rows.build();
    }

    private static int count(Statement statement, String source) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT count(*) FROM " + source)) {
            result.next();
            return Math.toIntExact(result.getLong(1));
        }
    }

    private static void requireOnly(Statement statement, String source, String column, Set<String> allowed, Path file)
            throws SQLException {
        Set<String> others = new TreeSet<>();
        try (ResultSet result =
                statement.executeQuery("SELECT DISTINCT coalesce(" + column + ", 'null') FROM " + source)) {
            while (result.next()) {
                if (!allowed.contains(result.getString(1))) {
                    others.add(result.getString(1));
                }
            }
        }
        if (!others.isEmpty()) {
            throw new UnusableTrainingSetException(column + " of every row in " + file.getFileName() + " must be "
                    + String.join(" or ", new TreeSet<>(allowed)) + ", was also " + String.join(", ", others));
        }
    }

    private static String name(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }
}
