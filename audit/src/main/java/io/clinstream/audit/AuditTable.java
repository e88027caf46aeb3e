package io.clinstream.audit;

import io.clinstream.audit.AuditChain.Link;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The table {@code predictions}. */
public final class AuditTable {

    static final String COLUMNS = "id, patient_id, \"timestamp\", prediction_score, risk_level, model_version,"
            + " latency_ms, features_used, status, contributions, vector_sha256, vector_version, requester,"
            + " \"partition\", \"offset\", prev_hash, row_hash, payload_hmac";
    private static final String INSERT = "INSERT INTO predictions (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String HEAD =
            "SELECT \"offset\", row_hash FROM prediction_positions WHERE \"partition\" = ? ORDER BY \"offset\" DESC LIMIT 1";
    private static final String KNOWN =
            "SELECT id FROM prediction_positions WHERE \"partition\" = ? AND \"offset\" = ?";
    private static final String BY_PATIENT =
            "SELECT " + COLUMNS + " FROM predictions WHERE patient_id = ? ORDER BY \"timestamp\" DESC, id LIMIT ?";
    private static final String MONTH = "SELECT make_prediction_month(?)";
    /** Class of the advisory locks of this table, one lock per partition. */
    private static final int LOCK_CLASS = 0x61756474;

    private final DataSource database;
    private final AuditChain chain;
    private final Set<YearMonth> months = ConcurrentHashMap.newKeySet();

    /** The table behind a connection pool. */
    public AuditTable(DataSource database, AuditChain chain) {
        this.database = database;
        this.chain = chain;
    }

    /**
     * Appends rows of one partition, in order of offset, in one transaction. Rows that are there already are left out,
     * so the same rows may come again after a crash.
     *
     * @throws SQLException the database does not answer; try again
     * @throws ForeignLogException a row of another log stands at one of the offsets
     */
    public void append(int partition, List<AuditRow> rows) throws SQLException {
        try (Connection connection = database.getConnection()) {
            makeMonths(connection, rows);
            connection.setAutoCommit(false);
            lock(connection, partition);
            insert(connection, continued(connection, head(connection, partition), rows));
            connection.commit();
        }
    }

    /** The rows that are not there yet, each in its place in the chain. */
    private List<Link> continued(Connection connection, Head newest, List<AuditRow> rows) throws SQLException {
        Head head = newest;
        List<Link> links = new ArrayList<>();
        for (AuditRow row : rows) {
            if (row.offset() > head.offset()) {
                Link link = chain.link(head.rowHash(), row);
                links.add(link);
                head = new Head(row.offset(), link.rowHash());
            } else {
                requireSame(connection, row);
            }
        }
        return links;
    }

    /** The newest predictions of a patient, newest first. */
    public List<AuditRow> newest(String patientId, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(BY_PATIENT)) {
            query.setString(1, patientId);
            query.setInt(2, limit);
            List<AuditRow> rows = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(StoredRow.row(found));
                }
            }
            return rows;
        }
    }

    private record Head(long offset, String rowHash) {}

    /** Before the rows and not among them: two writers at the turn of a month must not wait for each other's rows. */
    private void makeMonths(Connection connection, List<AuditRow> rows) throws SQLException {
        for (AuditRow row : rows) {
            YearMonth month = YearMonth.from(row.timestamp().atOffset(ZoneOffset.UTC));
            if (!months.contains(month)) {
                try (PreparedStatement make = connection.prepareStatement(MONTH)) {
                    make.setObject(1, row.timestamp().atOffset(ZoneOffset.UTC));
                    make.execute();
                }
                months.add(month);
            }
        }
    }

    /** One writer per partition, even while a consumer group moves it from one process to another. */
    private static void lock(Connection connection, int partition) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)")) {
            lock.setInt(1, LOCK_CLASS);
            lock.setInt(2, partition);
            lock.execute();
        }
    }

    private static Head head(Connection connection, int partition) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HEAD)) {
            query.setInt(1, partition);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Head(row.getLong(1), row.getString(2)) : new Head(-1, AuditChain.GENESIS);
            }
        }
    }

    private static void requireSame(Connection connection, AuditRow row) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
            query.setInt(1, row.partition());
            query.setLong(2, row.offset());
            try (ResultSet known = query.executeQuery()) {
                if (!known.next() || !row.id().equals(known.getObject(1, UUID.class))) {
                    throw new ForeignLogException(row.partition(), row.offset());
                }
            }
        }
    }

    /** All in one round trip: a row each would cost the sink more than all the rest. */
    private static void insert(Connection connection, List<Link> links) throws SQLException {
        if (links.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Link link : links) {
                bind(insert, link);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, Link link) throws SQLException {
        AuditRow row = link.row();
        insert.setObject(1, row.id());
        insert.setString(2, row.patientId());
        insert.setObject(3, row.timestamp().atOffset(ZoneOffset.UTC));
        insert.setObject(4, row.predictionScore(), Types.DOUBLE);
        insert.setString(5, row.riskLevel());
        insert.setString(6, row.modelVersion());
        insert.setBigDecimal(7, row.latencyMs());
        insert.setString(8, row.featuresUsed());
        insert.setString(9, row.status());
        insert.setString(10, row.contributions());
        insert.setString(11, row.vectorSha256());
        insert.setString(12, row.vectorVersion());
        insert.setString(13, row.requester());
        insert.setInt(14, row.partition());
        insert.setLong(15, row.offset());
        insert.setString(16, link.previousHash());
        insert.setString(17, link.rowHash());
        insert.setString(18, link.payloadHmac());
    }
}
