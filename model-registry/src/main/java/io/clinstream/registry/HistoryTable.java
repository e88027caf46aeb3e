package io.clinstream.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of transitions, within the caller's transaction. Rows are added and never changed. */
final class HistoryTable {

    private final Connection connection;

    HistoryTable(Connection connection) {
        this.connection = connection;
    }

    /** Of one model, oldest first. */
    List<Transition> of(String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT name, version, from_stage, to_stage, cause,"
                + " at, by, reason, comparison, override_reason FROM model_transitions WHERE name = ? ORDER BY id")) {
            query.setString(1, name);
            List<Transition> history = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    history.add(transition(rows));
                }
            }
            return history;
        }
    }

    void add(Transition transition) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO model_transitions (name, version,"
                + " from_stage, to_stage, cause, at, by, reason, comparison, override_reason)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)")) {
            row.setString(1, transition.name());
            row.setInt(2, transition.version());
            row.setString(3, transition.from().map(Stage::text).orElse(null));
            row.setString(4, transition.to().text());
            row.setString(5, transition.cause().name());
            row.setObject(6, transition.at().atOffset(ZoneOffset.UTC));
            row.setString(7, transition.by());
            row.setString(8, transition.reason());
            row.setString(9, transition.comparison().orElse(null));
            row.setString(10, transition.overrideReason().orElse(null));
            row.executeUpdate();
        }
    }

    private static Transition transition(ResultSet row) throws SQLException {
        @Nullable String from = row.getString("from_stage");
        return new Transition(
                row.getString("name"),
                row.getInt("version"),
                Optional.ofNullable(from).map(Stage::of),
                Stage.of(row.getString("to_stage")),
                Cause.valueOf(row.getString("cause")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("comparison")),
                Optional.ofNullable(row.getString("override_reason")));
    }
}
