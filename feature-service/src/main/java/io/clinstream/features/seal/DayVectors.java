package io.clinstream.features.seal;

import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.Workspace;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.ObjectName;
import io.clinstream.stores.SourceRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The vectors of a few days, in local copies of all objects that hold any: each is fetched once for all of them. */
final class DayVectors implements AutoCloseable {

    private static final long DAY_MILLIS = 86_400_000L;

    private final Database database;
    private final VectorSource source;

    private DayVectors(Database database, VectorSource source) {
        this.database = database;
        this.source = source;
    }

    /** Gathers the vectors of these days, numbers of days since 1970. */
    static DayVectors gather(
            Collection<Long> days,
            VectorSource source,
            SealIndex index,
            ObjectStore store,
            Workspace space,
            int memoryMebibytes,
            Progress progress) {
        String wanted = days.stream().map(String::valueOf).collect(Collectors.joining(", "));
        List<String> keys = new ArrayList<>();
        index.database()
                .each(
                        "SELECT DISTINCT key FROM vectors WHERE folder = ? AND day IN (" + wanted + ") ORDER BY key",
                        row -> keys.add(row.getString(1)),
                        source.folder());
        Path folder = space.folder("objects");
        List<Path> files = download(keys, store, folder, progress);
        Database database =
                Database.open(space.folder().resolve("days.duckdb"), space.folder("spill"), memoryMebibytes);
        if (files.isEmpty()) {
            return new DayVectors(database, source);
        }
        String list = files.stream().map(file -> Database.text(file.toString())).collect(Collectors.joining(", "));
        database.run("CREATE VIEW vectors AS SELECT * FROM (SELECT *, epoch_ms(timestamp) // " + DAY_MILLIS
                + " AS seal_day FROM read_parquet([" + list
                + "], union_by_name = true, hive_partitioning = false, filename = 'seal_file')) WHERE seal_day IN ("
                + wanted + ")");
        return new DayVectors(database, source);
    }

    /** The view {@code vectors}, with {@code seal_day} and {@code seal_file} beside the columns of the rows. */
    Database database() {
        return database;
    }

    /** How many vectors of a day stand there more than once; 0 unless a store is broken. */
    long repeated(long day) {
        return database.number(
                "SELECT count(*) FROM (SELECT 1 FROM vectors WHERE seal_day = ? GROUP BY log_epoch, canonical_partition,"
                        + " canonical_offset, patient_id, sequence HAVING count(*) > 1)",
                day);
    }

    /** The feature sets of a day, comma separated. */
    String featureSets(long day) {
        List<String> sets = new ArrayList<>();
        database.each(
                "SELECT DISTINCT feature_set FROM vectors WHERE seal_day = ? ORDER BY 1",
                row -> sets.add(row.getString(1)),
                day);
        return String.join(",", sets);
    }

    /** Which offsets the vectors of a day come from; of replayed ones, those of the canonical log. */
    List<SourceRange> ranges(long day) {
        boolean streamed = source.equals(VectorSource.OFFLINE);
        String place = streamed ? "features_" : "canonical_";
        Map<String, SourceRange> ranges = new LinkedHashMap<>();
        database.each(
                "SELECT " + (streamed ? "seal_file" : "''") + ", " + place + "partition, min(" + place + "offset), max("
                        + place + "offset), count(*) FROM vectors WHERE seal_day = ? GROUP BY 1, 2 ORDER BY 1, 2",
                row -> {
                    ObjectName name = ObjectName.find(row.getString(1)).orElse(null);
                    SourceRange range = new SourceRange(
                            name == null ? "events" : name.topic(),
                            name == null ? "" : name.topicId(),
                            row.getInt(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5));
                    ranges.merge(range.topicId() + "/" + range.partition(), range, DayVectors::both);
                },
                day);
        return ranges.values().stream()
                .sorted(Comparator.comparing(SourceRange::topicId).thenComparing(SourceRange::partition))
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }

    private static SourceRange both(SourceRange one, SourceRange other) {
        return new SourceRange(
                one.topic(),
                one.topicId(),
                one.partition(),
                Math.min(one.firstOffset(), other.firstOffset()),
                Math.max(one.lastOffset(), other.lastOffset()),
                one.rows() + other.rows());
    }

    /** Names of replayed objects repeat from date to date; a number keeps them apart, the name stays at the end. */
    private static List<Path> download(List<String> keys, ObjectStore store, Path folder, Progress progress) {
        List<Path> files = new ArrayList<>();
        progress.expect(keys.size());
        for (String key : keys) {
            Path own = folder.resolve(Integer.toString(files.size()));
            try {
                Path file = Files.createDirectories(own).resolve(key.substring(key.lastIndexOf('/') + 1));
                store.download(key, file);
                files.add(file);
            } catch (IOException unwritable) {
                throw new UncheckedIOException("cannot make the folder " + own, unwritable);
            }
            progress.advance(1);
        }
        return files;
    }
}
