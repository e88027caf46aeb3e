package io.clinstream.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.clinstream.platform.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of versions, within the caller's transaction. */
final class VersionTable {

    private static final String SELECT = "SELECT v.name, v.version, v.label, v.stage, v.kind, m.description, v.source,"
            + " v.feature_set, v.manifest_sha256, v.manifest, v.files, v.run, v.created_by, v.created_at"
            + " FROM model_versions v JOIN registered_models m USING (name) ";
    private static final TypeReference<List<StoredFile>> FILES = new TypeReference<>() {};

    private final Connection connection;

    VersionTable(Connection connection) {
        this.connection = connection;
    }

    List<RegisteredVersion> all() throws SQLException {
        return select("ORDER BY v.name, v.version");
    }

    List<RegisteredVersion> of(String name) throws SQLException {
        return select("WHERE v.name = ? ORDER BY v.version", name);
    }

    Optional<RegisteredVersion> find(String name, int version) throws SQLException {
        return select("WHERE v.name = ? AND v.version = ?", name, version).stream()
                .findFirst();
    }

    Optional<RegisteredVersion> production(String name) throws SQLException {
        return select("WHERE v.name = ? AND v.stage = 'production'", name).stream()
                .findFirst();
    }

    Optional<RegisteredVersion> withManifest(String name, String sha256) throws SQLException {
        return select("WHERE v.name = ? AND v.manifest_sha256 = ?", name, sha256).stream()
                .findFirst();
    }

    /** As {@link #of}; until the transaction ends nobody else gets to change a stage of this model. */
    List<RegisteredVersion> locked(String name) throws SQLException {
        return select("WHERE v.name = ? ORDER BY v.version FOR UPDATE OF v", name);
    }

    /** Until the transaction ends nobody else gets to register a version of this model. */
    void reserve(String name) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended('model ' || ?, 0))")) {
            lock.setString(1, name);
            lock.execute();
        }
    }

    void setStage(RegisteredVersion version, Stage stage) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE model_versions SET stage = ? WHERE name = ? AND version = ?")) {
            update.setString(1, stage.text());
            update.setString(2, version.name());
            update.setInt(3, version.version());
            update.executeUpdate();
        }
    }

    void insert(RegisteredVersion version, RegisteredVersion.Contents contents) throws SQLException {
        try (PreparedStatement model = connection.prepareStatement("INSERT INTO registered_models"
                + " (name, description, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            model.setString(1, version.name());
            model.setString(2, version.description());
            model.setObject(3, version.createdAt().atOffset(ZoneOffset.UTC));
            model.executeUpdate();
        }
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO model_versions (name, version, label,"
                + " stage, kind, source, feature_set, manifest_sha256, manifest, files, run, created_by, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)")) {
            row.setString(1, version.name());
            row.setInt(2, version.version());
            row.setString(3, version.label());
            row.setString(4, version.stage().text());
            row.setString(5, version.kind().name());
            row.setString(6, version.source());
            row.setString(7, contents.featureSet());
            row.setString(8, contents.manifestSha256());
            row.setString(9, contents.manifest());
            row.setString(10, Json.MAPPER.valueToTree(contents.files()).toString());
            row.setObject(11, version.run().orElse(null), Types.OTHER);
            row.setString(12, version.createdBy());
            row.setObject(13, version.createdAt().atOffset(ZoneOffset.UTC));
            row.executeUpdate();
        }
    }

    private List<RegisteredVersion> select(String rest, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + rest)) {
            for (int index = 0; index < values.length; index++) {
                query.setObject(index + 1, values[index]);
            }
            List<RegisteredVersion> versions = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    versions.add(version(rows));
                }
            }
            return versions;
        }
    }

    private static RegisteredVersion version(ResultSet row) throws SQLException {
        return new RegisteredVersion(
                row.getString("name"),
                row.getInt("version"),
                row.getString("label"),
                Stage.of(row.getString("stage")),
                VersionKind.valueOf(row.getString("kind")),
                row.getString("description"),
                row.getString("source"),
                contents(row),
                Optional.ofNullable(row.getObject("run", UUID.class)),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Optional<RegisteredVersion.Contents> contents(ResultSet row) throws SQLException {
        String manifest = row.getString("manifest");
        if (manifest == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RegisteredVersion.Contents(
                    row.getString("feature_set"),
                    row.getString("manifest_sha256"),
                    manifest,
                    Json.MAPPER.readValue(row.getString("files"), FILES)));
        } catch (JsonProcessingException foreign) {
            throw new SQLException("column files of model_versions is not a list of files", foreign);
        }
    }
}
