package io.clinstream.operations.trace;

import io.clinstream.operations.access.Connections;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.RedisClient;

/** One event at every station of its way. */
final class Trace {

    private final Connections connections;
    private final LogSearch log;
    private final ObjectSearch objects;

    Trace(Connections connections) {
        this.connections = connections;
        this.log = new LogSearch(connections);
        this.objects =
                new ObjectSearch(connections.objects(), connections.kafka().topics());
    }

    /** Every station in the order of the data's way; the first is empty where nobody ever sent that id. */
    List<Station> follow(String eventId) throws IOException, SQLException {
        List<Map.Entry<Position, String>> sent = log.raw(eventId);
        List<Position> raw = sent.stream().map(Map.Entry::getKey).toList();
        List<Position> canonical = raw.isEmpty() ? List.of() : log.canonical(raw);
        List<Map.Entry<Position, String>> accepted = raw.isEmpty() ? List.of() : log.accepted(raw);
        List<Map.Entry<Position, String>> vectors = canonical.isEmpty() ? List.of() : log.vectors(canonical);
        Set<String> versions = vectors.stream().map(Map.Entry::getValue).collect(Collectors.toSet());
        return List.of(
                new Station("raw", sent.stream().map(Trace::withTime).toList()),
                new Station("bronze", bronze(raw)),
                new Station(
                        "canonical", canonical.stream().map(Position::toString).toList()),
                new Station("dead letter", raw.isEmpty() ? List.of() : log.deadLetters(raw)),
                new Station("accepted", accepted.stream().map(Trace::withText).toList()),
                new Station("silver", parquet(accepted)),
                new Station("features", vectors.stream().map(Trace::withText).toList()),
                new Station("offline", parquet(vectors)),
                new Station(
                        "Redis", online(sent.stream().map(Map.Entry::getValue).collect(Collectors.toSet()), versions)),
                new Station("audit", audit(versions)));
    }

    private List<String> bronze(List<Position> raw) throws IOException {
        List<String> found = new ArrayList<>();
        for (Position position : raw) {
            objects.bronze(position).ifPresent(found::add);
        }
        return found;
    }

    private List<String> parquet(List<Map.Entry<Position, String>> rows) {
        return rows.stream()
                .flatMap(row -> objects.parquet(row.getKey()).stream()
                        .map(key -> key + " row " + row.getKey().partition() + "/"
                                + row.getKey().offset() + "  " + row.getValue()))
                .toList();
    }

    private List<String> online(Set<String> patients, Set<String> versions) {
        List<String> found = new ArrayList<>();
        try (RedisClient redis = connections.redis()) {
            for (String patient : patients) {
                String key = "patient:" + patient + ":features";
                String version = redis.hget(key, "version");
                if (version != null) {
                    found.add(key + " version " + version
                            + (versions.contains(version) ? " (of this event)" : " (of another event)"));
                }
            }
        }
        return found;
    }

    private List<String> audit(Set<String> versions) throws SQLException {
        List<String> found = new ArrayList<>();
        if (versions.isEmpty()) {
            return found;
        }
        try (Connection connection = connections.postgres();
                PreparedStatement query = connection.prepareStatement("SELECT id, status, \"partition\", \"offset\""
                        + " FROM predictions WHERE vector_version = ANY (?) ORDER BY \"timestamp\"")) {
            query.setArray(1, connection.createArrayOf("text", versions.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add("prediction " + rows.getString(1) + " " + rows.getString(2) + " at " + rows.getInt(3)
                            + "/" + rows.getLong(4));
                }
            }
        }
        return found;
    }

    private static String withTime(Map.Entry<Position, String> sent) {
        return sent.getKey() + "  appended " + sent.getKey().appendedAt() + "  patient " + sent.getValue();
    }

    private static String withText(Map.Entry<Position, String> row) {
        return row.getKey() + "  " + row.getValue();
    }
}
