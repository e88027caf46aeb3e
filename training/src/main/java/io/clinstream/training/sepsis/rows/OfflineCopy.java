package io.clinstream.training.sepsis.rows;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Copies the offline store to a folder, object by object, until it holds the whole load. A patient's historical load ends
 * with a vector of its own, which stands behind all the others of that patient in the log: who has it, is complete.
 */
public final class OfflineCopy {

    private static final String PREFIX = "features/offline/";
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ObjectStore store;
    private final Path folder;
    private final Clock clock;
    private final Consumer<String> progress;

    /** A copy into a folder, which is made if it does not exist; what is there already is not copied again. */
    public OfflineCopy(ObjectStore store, Path folder, Clock clock, Consumer<String> progress) {
        this.store = store;
        this.folder = folder;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Copies until every patient is complete.
     *
     * @param patients ids in the store
     * @param patience how long to wait at most
     * @throws IOException if some are still missing then, or a file cannot be written
     */
    public void untilComplete(Set<String> patients, Duration patience)
            throws IOException, SQLException, InterruptedException {
        Instant end = clock.instant().plus(patience);
        while (true) {
            copyNew();
            Set<String> missing = new TreeSet<>(patients);
            missing.removeAll(complete());
            if (missing.isEmpty()) {
                return;
            }
            if (clock.instant().isAfter(end)) {
                throw new IOException("after " + patience + " the offline store still lacks the end of the load of "
                        + missing.size() + " of " + patients.size() + " patients");
            }
            progress.accept("waiting for the offline store: " + (patients.size() - missing.size()) + " of "
                    + patients.size() + " patients are complete");
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private void copyNew() throws IOException {
        for (ObjectInfo object : store.list(PREFIX)) {
            Path file = folder.resolve(object.key().substring(PREFIX.length()));
            if (object.key().endsWith(".parquet") && !Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                store.download(object.key(), file);
            }
        }
    }

    private Set<String> complete() throws IOException, SQLException {
        Set<String> complete = new TreeSet<>();
        if (!holdsFiles()) {
            return complete;
        }
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT patient_id FROM read_parquet('"
                        + folder.toString().replace("'", "''")
                        + "/**/*.parquet', hive_partitioning = false) WHERE trigger = 'END_OF_LOAD'")) {
            while (rows.next()) {
                complete.add(rows.getString(1));
            }
        }
        return complete;
    }

    private boolean holdsFiles() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".parquet"));
        }
    }
}
