package io.clinstream.features.training;

import io.clinstream.features.training.RowSelection.Dates;
import io.clinstream.features.training.RowSelection.Instants;
import java.sql.SQLException;
import java.time.Instant;
import org.duckdb.DuckDBAppender;

/**
 * The view {@code candidates}: what could be a row, with its {@code instant} and its label. Of a range of dates that is
 * every vector, at its own instant; of a list, for each instant the newest vector known by then.
 */
final class CandidateRows {

    private final TrainingDatabase database;
    private final VectorColumns columns;

    CandidateRows(TrainingDatabase database, VectorColumns columns) {
        this.database = database;
        this.columns = columns;
    }

    /** Makes the table {@code labels}, still empty; a row of it is a patient, an instant in epoch milliseconds, a label. */
    void createLabels() throws SQLException {
        database.execute(
                "CREATE TABLE labels (patient_id VARCHAR, instant BIGINT, label INTEGER, label_state VARCHAR)");
    }

    /** The patients and instants that need a label, in order, as a query. */
    String wanted(RowSelection rows) {
        return rows instanceof Dates
                ? "SELECT DISTINCT patient_id, epoch_ms(\"timestamp\") AS instant FROM vectors WHERE NOT sealed ORDER BY 1, 2"
                : "SELECT patient_id, epoch_ms(instant) AS instant FROM chosen ORDER BY 1, 2";
    }

    /** Makes the view of a range of dates: the label of a sealed vector is the sealed one. */
    void ofDates() throws SQLException {
        database.execute("CREATE VIEW candidates AS SELECT v.\"timestamp\" AS instant, " + columns.named("v")
                + ", CASE WHEN v.sealed THEN v.sealed_label ELSE l.label END AS label"
                + ", CASE WHEN v.sealed THEN v.sealed_state ELSE l.label_state END AS label_state, v.source"
                + " FROM vectors v LEFT JOIN labels l"
                + " ON NOT v.sealed AND l.patient_id = v.patient_id AND l.instant = epoch_ms(v.\"timestamp\")");
    }

    /** Chooses the vector of every listed instant, and makes the view of them. */
    void ofInstants(Instants instants, Instant knownAt) throws SQLException {
        String cutOff = TrainingDatabase.instant(knownAt);
        database.execute("CREATE TABLE places AS SELECT patient_id, \"timestamp\", log_epoch, canonical_partition,"
                + " canonical_offset, sequence, greatest(\"timestamp\", known_at) AS effective FROM vectors"
                + " WHERE patient_id IN (SELECT patient_id FROM instants)"
                + " QUALIFY row_number() OVER (PARTITION BY patient_id, effective ORDER BY log_epoch DESC,"
                + " \"timestamp\" DESC, canonical_offset DESC, sequence DESC) = 1");
        database.execute("CREATE TABLE chosen AS SELECT i.patient_id, i.instant, p.log_epoch, p.canonical_partition,"
                + " p.canonical_offset, p.sequence FROM (SELECT *, least(instant, " + cutOff
                + ") AS bound FROM instants)"
                + " i ASOF JOIN places p ON i.patient_id = p.patient_id AND i.bound >= p.effective"
                + " WHERE p.\"timestamp\" > i.instant - to_milliseconds("
                + instants.maxAge().toMillis() + ")");
        database.execute("CREATE VIEW candidates AS SELECT c.instant, " + columns.named("v")
                + ", l.label, l.label_state, v.source FROM chosen c JOIN vectors v"
                + " USING (patient_id, log_epoch, canonical_partition, canonical_offset, sequence)"
                + " LEFT JOIN labels l ON l.patient_id = c.patient_id AND l.instant = epoch_ms(c.instant)");
    }

    /** Makes the table {@code listed} of a list, instants in epoch milliseconds, and the view {@code instants} of it. */
    void list(Instants instants) throws SQLException {
        database.execute("CREATE TABLE listed (patient_id VARCHAR, instant BIGINT)");
        try (DuckDBAppender appender = database.appender("listed")) {
            for (PatientInstant pair : instants.pairs()) {
                appender.beginRow();
                appender.append(pair.patientId());
                appender.append(pair.instant().toEpochMilli());
                appender.endRow();
            }
        }
        database.execute("CREATE VIEW instants AS SELECT patient_id, epoch_ms(instant) AT TIME ZONE 'UTC' AS instant"
                + " FROM listed");
    }
}
