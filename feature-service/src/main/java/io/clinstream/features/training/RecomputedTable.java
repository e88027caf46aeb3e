package io.clinstream.features.training;

import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.features.training.RecomputedVectors.Recomputed;
import io.clinstream.features.workspace.Progress;
import io.clinstream.schema.CanonicalEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/** The table {@code recomputed}: the vector of every instant of a list, by what was known at the cut-off. */
final class RecomputedTable {

    private static final String TRIGGER = "AS_KNOWN";

    private final TrainingDatabase database;
    private final VectorColumns columns;
    private final List<String> features;

    RecomputedTable(TrainingDatabase database, VectorColumns columns, List<String> features) {
        this.database = database;
        this.columns = columns;
        this.features = List.copyOf(features);
    }

    /** Makes the table, patient by patient, and the view {@code candidates} of it. */
    void create(EventTable.Cursor events, Progress progress) throws SQLException {
        database.execute("CREATE TABLE recomputed (instant BIGINT, " + columns.declared() + ")");
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet instants =
                        statement.executeQuery("SELECT patient_id, instant FROM listed ORDER BY patient_id, instant");
                DuckDBAppender rows = database.appender("recomputed")) {
            String patient = null;
            List<KnownEvent> known = List.of();
            while (instants.next()) {
                String next = instants.getString(1);
                if (!next.equals(patient)) {
                    patient = next;
                    known = events.of(next);
                }
                long instant = instants.getLong(2);
                Optional<Recomputed> vector = RecomputedVectors.at(known, instant);
                if (vector.isPresent()) {
                    append(rows, next, instant, vector.get());
                }
                progress.advance(1);
            }
        }
        database.execute("CREATE VIEW chosen AS SELECT patient_id, epoch_ms(instant) AT TIME ZONE 'UTC' AS instant"
                + " FROM recomputed");
        database.execute("CREATE VIEW candidates AS SELECT epoch_ms(r.instant) AT TIME ZONE 'UTC' AS instant, "
                + columns.named("r") + ", l.label, l.label_state, CAST(NULL AS VARCHAR) AS source FROM recomputed r"
                + " LEFT JOIN labels l ON l.patient_id = r.patient_id AND l.instant = r.instant");
    }

    private void append(DuckDBAppender rows, String patient, long instant, Recomputed recomputed) throws SQLException {
        CanonicalEvent newest = recomputed.newest();
        FeatureVector vector = recomputed.vector();
        rows.beginRow();
        rows.append(instant);
        rows.append(patient);
        rows.append(newest.getStudyId());
        rows.append(newest.getSiteId());
        rows.append(time(vector.asOf()));
        rows.append(time(recomputed.knownAt()));
        rows.append(TRIGGER);
        rows.appendNull();
        rows.append(newest.getClock().name());
        for (int place = 0; place < VectorColumns.PLACE.size(); place++) {
            rows.appendNull();
        }
        rows.append(vector.catalog().featureSet());
        rows.append(vector.vectorSha256(patient));
        for (String feature : features) {
            Double value = vector.value(feature);
            if (value == null) {
                rows.appendNull();
            } else {
                rows.append(value.doubleValue());
            }
        }
        rows.endRow();
    }

    private static OffsetDateTime time(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }
}
