package io.clinstream.features.seal;

import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.ObjectName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What sealing must know of every object, read once from each: which patients have vectors on which dates, and every
 * report with the time it became known. Objects never change, so the index only grows; a lost one is made anew.
 *
 * <p>{@code known_at} of an event is the running maximum, per patient of one canonical log, of its append time, in a
 * historical load of its availability. The first event of a patient decides whether it is live or historical; events of
 * the other kind were refused and are left out.
 */
final class SealIndex implements AutoCloseable {

    private static final String EVENTS = "processed/events/";
    private static final long DAY_MILLIS = 86_400_000L;

    private final Database database;
    private final ObjectStore store;
    private final Path downloads;

    private SealIndex(Database database, ObjectStore store, Path downloads) {
        this.database = database;
        this.store = store;
        this.downloads = downloads;
        database.run("CREATE TABLE IF NOT EXISTS objects (key VARCHAR PRIMARY KEY)");
        database.run("CREATE TABLE IF NOT EXISTS vectors"
                + " (folder VARCHAR, key VARCHAR, day BIGINT, patient_id VARCHAR, rows BIGINT)");
        database.run("CREATE TABLE IF NOT EXISTS clocks (topic_id VARCHAR, patient_id VARCHAR, clock VARCHAR,"
                + " known_at BIGINT, PRIMARY KEY (topic_id, patient_id))");
        database.run("CREATE TABLE IF NOT EXISTS chains (topic VARCHAR, topic_id VARCHAR, part INTEGER,"
                + " first_offset BIGINT, last_offset BIGINT, PRIMARY KEY (topic_id, part))");
        database.run("CREATE TABLE IF NOT EXISTS reports (topic_id VARCHAR, part INTEGER, position BIGINT,"
                + " patient_id VARCHAR, known_at BIGINT, payload BLOB)");
    }

    /** The index kept in a folder; downloads pass through {@code downloads}. */
    static SealIndex open(Path folder, Path downloads, int memoryMebibytes, ObjectStore store) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot make the folder " + folder, unwritable);
        }
        return new SealIndex(
                Database.open(folder.resolve("index.duckdb"), downloads, memoryMebibytes), store, downloads);
    }

    /** Reads the objects that are new since the last time. */
    void update(VectorSource source, Progress progress) {
        Set<String> known = new HashSet<>();
        database.each("SELECT key FROM objects", row -> known.add(row.getString(1)));
        List<ObjectInfo> events = fresh(EVENTS, known);
        List<ObjectInfo> vectors = fresh(source.folder(), known);
        progress.expect(events.size() + vectors.size());
        for (ObjectInfo object : events) {
            take(object.key(), this::takeEvents, progress);
        }
        for (ObjectInfo object : vectors) {
            take(object.key(), (key, file) -> takeVectors(source, key, file), progress);
        }
    }

    /** The index itself, to ask. */
    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }

    private interface Reading {
        void read(String key, Path file);
    }

    /** Chains are read in their order. */
    private List<ObjectInfo> fresh(String prefix, Set<String> known) {
        return store.list(prefix).stream()
                .filter(object -> object.key().contains("/date=")
                        && object.key().endsWith(".parquet")
                        && !known.contains(object.key()))
                .sorted(Comparator.comparing(
                        object -> object.key().substring(object.key().lastIndexOf('/') + 1)))
                .toList();
    }

    private void take(String key, Reading reading, Progress progress) {
        Path file = downloads.resolve(key.substring(key.lastIndexOf('/') + 1));
        store.download(key, file);
        database.together(() -> {
            reading.read(key, file);
            database.run("INSERT INTO objects VALUES (?)", key);
        });
        try {
            Files.delete(file);
        } catch (IOException stays) {
            throw new UncheckedIOException("cannot delete " + file, stays);
        }
        progress.advance(1);
    }

    private void takeVectors(VectorSource source, String key, Path file) {
        database.run(
                "INSERT INTO vectors SELECT ?::VARCHAR, ?::VARCHAR, day, patient_id, count(*) FROM (SELECT"
                        + " epoch_ms(timestamp) // " + DAY_MILLIS + " AS day, patient_id FROM " + parquet(file)
                        + ") GROUP BY day, patient_id ORDER BY day, patient_id",
                source.folder(),
                key);
    }

    private void takeEvents(String key, Path file) {
        ObjectName name = ObjectName.find(key)
                .orElseThrow(() -> new IllegalStateException("object " + key + " has no name of a chain"));
        database.run(
                "CREATE OR REPLACE TEMP TABLE fresh AS SELECT patient_id, kind, clock, canonical_offset AS position,"
                        + " payload, CASE WHEN kind = 'END_OF_LOAD' THEN NULL WHEN clock = 'LIVE' THEN epoch_ms(appended_at)"
                        + " ELSE epoch_ms(coalesce(available_at, event_time)) END AS moved FROM " + parquet(file));
        database.run(
                "INSERT INTO clocks SELECT ?, patient_id, arg_min(clock, position), 0 FROM fresh GROUP BY patient_id"
                        + " ON CONFLICT DO NOTHING",
                name.topicId());
        database.run(
                "DELETE FROM fresh USING clocks c WHERE c.topic_id = ? AND c.patient_id = fresh.patient_id"
                        + " AND c.clock <> fresh.clock",
                name.topicId());
        database.run(
                "INSERT INTO reports SELECT c.topic_id, ?, f.position, f.patient_id, greatest(f.reached, c.known_at),"
                        + " f.payload FROM (SELECT *, max(moved) OVER (PARTITION BY patient_id ORDER BY position) AS"
                        + " reached FROM fresh) f JOIN clocks c ON c.topic_id = ? AND c.patient_id = f.patient_id"
                        + " WHERE f.kind IN ('ADVERSE_EVENT', 'SUBJECT') ORDER BY f.position",
                name.partition(),
                name.topicId());
        database.run(
                "UPDATE clocks SET known_at = greatest(clocks.known_at, m.reached) FROM (SELECT patient_id,"
                        + " max(moved) AS reached FROM fresh GROUP BY patient_id) m"
                        + " WHERE clocks.topic_id = ? AND clocks.patient_id = m.patient_id AND m.reached IS NOT NULL",
                name.topicId());
        database.run(
                "INSERT INTO chains SELECT ?, ?, ?, ?, max(canonical_offset) FROM " + parquet(file)
                        + " ON CONFLICT (topic_id, part) DO UPDATE SET last_offset = excluded.last_offset",
                name.topic(),
                name.topicId(),
                name.partition(),
                name.firstOffset());
    }

    private static String parquet(Path file) {
        return "read_parquet(" + Database.text(file.toString()) + ")";
    }
}
