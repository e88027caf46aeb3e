package io.clinstream.features.past;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.ObjectName;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The vectors of one patient, as the offline store has them. */
final class StoredVectors {

    private static final String FOLDER = "features/offline/";
    private static final String AT = "SELECT epoch_ms(\"timestamp\"), log_epoch, canonical_offset, sequence,"
            + " epoch_ms(known_at), features_partition, features_offset, feature_set, vector_sha256, filename"
            + " FROM files WHERE patient_id = ? AND epoch_ms(\"timestamp\") = ? AND epoch_ms(known_at) <= ?";
    private static final String POINTS = "SELECT epoch_ms(\"timestamp\"), log_epoch, canonical_offset, sequence,"
            + " epoch_ms(known_at), \"trigger\", %s FROM files WHERE patient_id = ?"
            + " AND (epoch_ms(\"timestamp\"), log_epoch, canonical_offset, sequence) > (?, ?, ?, ?)"
            + " AND epoch_ms(\"timestamp\") < ? ORDER BY 1, 2, 3, 4 LIMIT ?";
    private static final String ANY = "SELECT 1 FROM files WHERE patient_id = ? LIMIT 1";
    private static final String COLUMNS = "SELECT * FROM files LIMIT 0";

    private final ObjectStore objects;
    private final ObjectCache cache;
    private final LocalQueries queries;
    private final String topic;

    /** The stored vectors of that topic. */
    StoredVectors(ObjectStore objects, ObjectCache cache, LocalQueries queries, String topic) {
        this.objects = objects;
        this.cache = cache;
        this.queries = queries;
        this.topic = topic;
    }

    /** The last vector at exactly that instant, of events known by {@code until}; both epoch milliseconds. */
    Optional<StoredVector> at(String patientId, long asOf, long until) {
        List<StoredVector> found = new ArrayList<>();
        cache.read(
                objects(),
                files -> queries.each(AT, files, List.of(patientId, asOf, until), row -> found.add(stored(row))));
        return found.stream().max(Comparator.comparing(StoredVector::position));
    }

    /**
     * A feature over time.
     *
     * @param after the first point lies behind it
     * @param to the last point's instant lies before it, epoch milliseconds
     * @param limit most points
     */
    List<HistoryPoint> history(String patientId, Feature feature, Position after, long to, int limit) {
        // The same vector may be stored again where the topic of vectors was made anew; its position is the same.
        TreeMap<Position, HistoryPoint> points = new TreeMap<>();
        List<?> values =
                List.of(patientId, after.asOf(), after.epoch(), after.offset(), after.sequence(), to, 2 * limit);
        cache.read(
                objects(),
                files -> queries.each(POINTS.formatted(column(feature, files)), files, values, row -> {
                    Position position = position(row);
                    Number value = (Number) row.getObject(7);
                    points.put(
                            position,
                            new HistoryPoint(
                                    position,
                                    row.getLong(5),
                                    row.getString(6),
                                    value == null ? null : value.doubleValue()));
                }));
        return points.values().stream().limit(limit).toList();
    }

    /** Whether there is any vector of the patient. */
    boolean knows(String patientId) {
        List<Integer> found = new ArrayList<>();
        cache.read(objects(), files -> queries.each(ANY, files, List.of(patientId), row -> found.add(row.getInt(1))));
        return !found.isEmpty();
    }

    /** A feature of the catalogue, so its name is safe in a query; older objects may all lack it. */
    private String column(Feature feature, List<Path> files) {
        return queries.columns(COLUMNS, files).contains(feature.name()) ? "\"" + feature.name() + "\"" : "NULL::DOUBLE";
    }

    private StoredVector stored(ResultSet row) throws SQLException {
        return new StoredVector(
                cache.keyOf(Path.of(row.getString(10))),
                row.getInt(6),
                row.getLong(7),
                position(row),
                row.getLong(5),
                row.getString(8),
                row.getString(9));
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(row.getLong(1), row.getInt(2), row.getLong(3), row.getInt(4));
    }

    private List<ObjectInfo> objects() {
        return objects.list(FOLDER).stream()
                .filter(object -> ObjectName.find(object.key())
                        .filter(name -> name.topic().equals(topic))
                        .isPresent())
                .toList();
    }
}
