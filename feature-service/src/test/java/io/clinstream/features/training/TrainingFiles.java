package io.clinstream.features.training;

import io.clinstream.platform.objects.ObjectStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Training sets as a data scientist reads them: by DuckDB of her own. */
final class TrainingFiles {

    private final TrainingSets sets;
    private final Path folder;

    TrainingFiles(ObjectStore store, Path folder) {
        this.sets = new TrainingSets(store);
        this.folder = folder;
    }

    /** A column of a part, in the order of its rows; null as the word null. */
    List<String> column(String id, Split split, String expression) {
        Path copy = folder.resolve("read-" + id);
        sets.download(sets.find(id).orElseThrow(), copy);
        List<String> values = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (ResultSet rows = statement.executeQuery(
                    "SELECT CAST(" + expression + " AS VARCHAR) FROM '" + copy.resolve(split.fileName()) + "'")) {
                while (rows.next()) {
                    values.add(String.valueOf(rows.getString(1)));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return values;
    }
}
