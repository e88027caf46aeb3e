package io.clinstream.audit;

import io.clinstream.audit.AuditChain.Link;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Rows of the audit's tables as they are read. */
final class StoredRow {

    private StoredRow() {}

    /** The columns of {@link AuditTable#COLUMNS} without the chain. */
    static AuditRow row(ResultSet rows) throws SQLException {
        return new AuditRow(
                rows.getObject("id", UUID.class),
                rows.getString("patient_id"),
                rows.getObject("timestamp", OffsetDateTime.class).toInstant(),
                rows.getObject("prediction_score", Double.class),
                rows.getString("risk_level"),
                rows.getString("model_version"),
                rows.getBigDecimal("latency_ms"),
                rows.getString("features_used"),
                rows.getString("status"),
                rows.getString("contributions"),
                rows.getString("vector_sha256"),
                rows.getString("vector_version"),
                rows.getString("requester"),
                rows.getInt("partition"),
                rows.getLong("offset"));
    }

    /** The same in its chain. */
    static Link link(ResultSet rows) throws SQLException {
        return new Link(
                row(rows), rows.getString("prev_hash"), rows.getString("row_hash"), rows.getString("payload_hmac"));
    }

    static Position position(ResultSet rows) throws SQLException {
        return new Position(
                rows.getInt("partition"),
                rows.getLong("offset"),
                rows.getObject("id", UUID.class),
                rows.getObject("timestamp", OffsetDateTime.class).toInstant(),
                rows.getString("row_hash"));
    }
}
