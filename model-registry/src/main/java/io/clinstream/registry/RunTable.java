package io.clinstream.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The tables of runs, read within the caller's transaction. */
final class RunTable {

    private final Connection connection;

    RunTable(Connection connection) {
        this.connection = connection;
    }

    Optional<Run> find(UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT r.experiment, r.started_by, r.started_at,"
                + " e.status, e.ended_at FROM runs r LEFT JOIN run_ends e ON e.run = r.id WHERE r.id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(run(id, row)) : Optional.empty();
            }
        }
    }

    private Run run(UUID id, ResultSet row) throws SQLException {
        String status = row.getString("status");
        Optional<Run.End> end = status == null
                ? Optional.empty()
                : Optional.of(new Run.End(RunLog.Status.valueOf(status), instant(row, "ended_at")));
        return new Run(
                id,
                row.getString("experiment"),
                row.getString("started_by"),
                instant(row, "started_at"),
                end,
                pairs("tags", id),
                pairs("params", id),
                metrics(id));
    }

    private Map<String, String> pairs(String table, UUID id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT key, value FROM " + table + " WHERE run = ?")) {
            query.setObject(1, id);
            Map<String, String> pairs = new TreeMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    pairs.put(rows.getString(1), rows.getString(2));
                }
            }
            return Collections.unmodifiableMap(pairs);
        }
    }

    private List<Metric> metrics(UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT key, step, value, at FROM metrics WHERE run = ? ORDER BY key, step")) {
            query.setObject(1, id);
            List<Metric> metrics = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    metrics.add(new Metric(rows.getString(1), rows.getLong(2), rows.getDouble(3), instant(rows, "at")));
                }
            }
            return metrics;
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
