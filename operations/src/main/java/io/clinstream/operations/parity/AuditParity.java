package io.clinstream.operations.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.operations.access.Connections;
import io.clinstream.platform.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The audit: the vector that a prediction names is recomputed, its hash is made from these values, and every feature
 * that was read is compared.
 */
final class AuditParity implements VectorParity, AutoCloseable {

    private static final String FORM = "'^[0-9]+-[0-9]+-[0-9]+-[0-9]+$'";
    private static final int ROWS_AT_ONCE = 500;

    private final Connections connections;
    private final PatientSample sample;
    private final Tally tally;
    private final int logEpoch;
    private RowMerge merge;

    AuditParity(Connections connections, PatientSample sample, int logEpoch) throws SQLException {
        this.connections = connections;
        this.sample = sample;
        this.tally = new Tally("audit");
        this.logEpoch = logEpoch;
        this.merge = new RowMerge(null, tally, 0, true);
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void begin(int partition) throws SQLException {
        merge = merge(partition);
    }

    @Override
    public void meet(Recomputed vector, Demand demand) throws SQLException {
        merge.meet(vector.key(), demand, (row, place) -> differences(row, vector));
    }

    @Override
    public void finish(long end) throws SQLException {
        merge.finish(end);
        merge.close();
    }

    @Override
    public void close() throws SQLException {
        merge.close();
    }

    /** Rows that name no vector of this log. */
    void open(Set<Integer> partitions) throws SQLException {
        String known = partitions.stream().map(String::valueOf).collect(Collectors.joining("', '", "'", "'"));
        String foreign = "vector_version !~ " + FORM + " OR split_part(vector_version, '-', 2) NOT IN (" + known
                + ") OR split_part(vector_version, '-', 1) <> '" + logEpoch + "'";
        try (Connection database = connections.postgres();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id, vector_version IS NULL AND vector_sha256 IS NULL AS refused FROM predictions"
                                + " WHERE (vector_version IS NULL OR " + foreign + ")"
                                + sample.postgres().map(in -> " AND " + in).orElse(""))) {
            while (rows.next()) {
                if (rows.getBoolean("refused")) {
                    tally.leftOut("refusals for want of a vector");
                } else {
                    tally.extra("prediction " + rows.getString("id") + " names no vector of this log");
                }
            }
        }
    }

    /** Rows that name vectors of one partition, in the order of the log. */
    private RowMerge merge(int partition) throws SQLException {
        Connection database = connections.postgres();
        try {
            database.setAutoCommit(false);
            Statement statement = database.createStatement();
            statement.setFetchSize(ROWS_AT_ONCE);
            String valid = "CASE WHEN vector_version ~ " + FORM + " THEN ";
            ResultSet rows = statement.executeQuery("SELECT " + valid
                    + "split_part(vector_version, '-', 3)::bigint END AS canonical, patient_id, " + valid
                    + "split_part(vector_version, '-', 4)::integer END AS sequence, id, vector_sha256,"
                    + " features_used::text, vector_version FROM predictions WHERE vector_version ~ " + FORM
                    + " AND split_part(vector_version, '-', 2) = '" + partition + "'"
                    + " AND split_part(vector_version, '-', 1) = '" + logEpoch + "'"
                    + sample.postgres().map(in -> " AND " + in).orElse("")
                    + " ORDER BY canonical, patient_id COLLATE \"C\", sequence");
            return new RowMerge(new RowCursor(database, rows), tally, partition, true);
        } catch (SQLException failed) {
            database.close();
            throw failed;
        }
    }

    /** Compares a row with the vector that it names. */
    private static List<Difference> differences(ResultSet row, Recomputed expected) throws SQLException {
        String place = "prediction " + row.getString("id");
        List<Difference> found = new ArrayList<>();
        text(found, place, "vector_version", row.getString("vector_version"), expected.version());
        text(found, place, "vector_sha256", row.getString("vector_sha256"), expected.sha256());
        JsonNode used = used(row.getString("features_used"));
        text(
                found,
                place,
                "features_used.feature_set",
                used.path("feature_set").asText(),
                expected.vector().catalog().featureSet());
        instant(found, place, used.path("as_of").asText(), expected.vector().asOf());
        for (Map.Entry<String, JsonNode> value : used.path("values").properties()) {
            feature(found, place, value, expected.vector());
        }
        return found;
    }

    private static void feature(
            List<Difference> found, String place, Map.Entry<String, JsonNode> value, FeatureVector vector) {
        String name = value.getKey();
        boolean known = isFeature(vector.catalog(), name);
        Double expected = known ? vector.value(name) : null;
        boolean same = expected != null
                && value.getValue().isNumber()
                && Double.doubleToRawLongBits(value.getValue().doubleValue() + 0.0)
                        == Double.doubleToRawLongBits(expected + 0.0);
        if (!same) {
            found.add(new Difference(
                    place,
                    "features_used.values." + name,
                    value.getValue().asText(),
                    Objects.toString(expected, known ? null : "no such feature")));
        }
    }

    private static boolean isFeature(FeatureCatalog catalog, String name) {
        return catalog.features().stream().anyMatch(feature -> feature.name().equals(name));
    }

    private static JsonNode used(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL gave malformed JSON", impossible);
        }
    }

    private static void instant(List<Difference> found, String place, String stored, long expected) {
        boolean same;
        try {
            same = Instant.parse(stored).equals(Instant.ofEpochMilli(expected));
        } catch (DateTimeException malformed) {
            same = false;
        }
        if (!same) {
            found.add(new Difference(
                    place,
                    "features_used.as_of",
                    stored,
                    Instant.ofEpochMilli(expected).toString()));
        }
    }

    private static void text(
            List<Difference> found,
            String place,
            String column,
            @org.jspecify.annotations.Nullable String stored,
            String expected) {
        if (!expected.equals(stored)) {
            found.add(new Difference(place, column, stored, expected));
        }
    }
}
