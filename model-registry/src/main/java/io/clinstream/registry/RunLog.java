package io.clinstream.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The log of one training run: what it was given, what it was made from, its curves. Rows are only added; writing the same
 * point again changes nothing. Every method throws {@link RegistryUnavailableException} where PostgreSQL does not answer.
 */
public final class RunLog {

    private final Transactions transactions;
    private final Clock clock;
    private final UUID id;

    /** How a run ended. A run without an end runs still, or crashed. */
    public enum Status {
        FINISHED,
        FAILED
    }

    private RunLog(Transactions transactions, Clock clock, UUID id) {
        this.transactions = transactions;
        this.clock = clock;
        this.id = id;
    }

    /**
     * Begins a run.
     *
     * @param connections as {@link io.clinstream.database.DatabaseSchema#REGISTRY_ROLE} or the owner
     * @param clock dates the run and its metrics
     * @param experiment what the run belongs to; made if it is new
     * @param by who runs it
     * @param tags what it was made from: commit, training set, feature set
     * @param params what it was told
     */
    public static RunLog start(
            DataSource connections,
            Clock clock,
            String experiment,
            String by,
            Map<String, String> tags,
            Map<String, String> params) {
        Transactions transactions = new Transactions(connections);
        UUID id = UUID.randomUUID();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        transactions.run(connection -> {
            update(
                    connection,
                    "INSERT INTO experiments (name, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    experiment,
                    now);
            update(
                    connection,
                    "INSERT INTO runs (id, experiment, started_at, started_by) VALUES (?, ?, ?, ?)",
                    id,
                    experiment,
                    now,
                    by);
            pairs(connection, "tags", id, tags);
            pairs(connection, "params", id, params);
            return id;
        });
        return new RunLog(transactions, clock, id);
    }

    /** Names the run. */
    public UUID id() {
        return id;
    }

    /** Writes one value of a curve. */
    public void metric(String key, long step, double value) {
        metrics(List.of(new Metric(key, step, value, clock.instant())));
    }

    /** Writes values of curves, all or none. */
    public void metrics(List<Metric> values) {
        transactions.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO metrics (run, key, step, value, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
                for (Metric metric : values) {
                    insert.setObject(1, id);
                    insert.setString(2, metric.key());
                    insert.setLong(3, metric.step());
                    insert.setDouble(4, metric.value());
                    insert.setObject(5, metric.at().atOffset(ZoneOffset.UTC));
                    insert.addBatch();
                }
                return insert.executeBatch().length;
            }
        });
    }

    /** Ends the run. A second end changes nothing. */
    public void end(Status status) {
        transactions.run(connection -> update(
                connection,
                "INSERT INTO run_ends (run, status, ended_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                status.name(),
                clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private static void pairs(Connection connection, String table, UUID run, Map<String, String> pairs)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (run, key, value) VALUES (?, ?, ?)")) {
            for (Map.Entry<String, String> pair : pairs.entrySet()) {
                insert.setObject(1, run);
                insert.setString(2, pair.getKey());
                insert.setString(3, pair.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            return statement.executeUpdate();
        }
    }
}
