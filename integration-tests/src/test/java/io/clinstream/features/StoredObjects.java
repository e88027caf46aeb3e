package io.clinstream.features;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** What the object store holds, read by none of our own readers. */
record StoredObjects(ObjectStore store, Path folder) {

    /**
     * One line of bronze.
     *
     * @param topicId short id of the topic, from the object's name
     * @param place topic, partition and offset
     * @param payload the record's bytes in base64; null for a tombstone
     */
    record BronzeLine(String topicId, String place, String payload) {}

    /** Every object below a prefix with the checksum of its bytes as they are now. */
    Map<String, String> checksums(String prefix) {
        Map<String, String> checksums = new TreeMap<>();
        for (ObjectInfo object : store.list(prefix)) {
            checksums.put(object.key(), sha256(store.find(object.key()).orElseThrow()));
        }
        return checksums;
    }

    /** Objects whose bytes are not those their metadata tells of. */
    List<String> damaged(Map<String, String> checksums) {
        return checksums.entrySet().stream()
                .filter(object -> !object.getValue()
                        .equals(store.stat(object.getKey())
                                .orElseThrow()
                                .metadata()
                                .get("sha256")))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every line of bronze of a topic, objects in name order. */
    List<BronzeLine> bronze(String topic) throws IOException {
        List<BronzeLine> lines = new ArrayList<>();
        for (ObjectInfo object : store.list("raw/" + topic + "/")) {
            byte[] text = new GZIPInputStream(
                            new ByteArrayInputStream(store.find(object.key()).orElseThrow()))
                    .readAllBytes();
            for (String line : new String(text, StandardCharsets.UTF_8).lines().toList()) {
                JsonNode json = Json.MAPPER.readTree(line);
                String place = json.get("topic").textValue() + "-" + json.get("partition") + "-" + json.get("offset");
                lines.add(new BronzeLine(
                        topicId(object.key(), topic),
                        place,
                        json.get("payload_base64").textValue()));
            }
        }
        return lines;
    }

    /** Every row of the Parquet objects of a topic, column by name; bytes as base64. */
    List<Map<String, Object>> rows(String base, String topic) throws IOException, SQLException {
        Path copies = Files.createDirectories(folder.resolve(base.replace('/', '-')));
        List<String> files = new ArrayList<>();
        for (ObjectInfo object : store.list(base + "/")) {
            String name = object.key().substring(object.key().lastIndexOf('/') + 1);
            if (name.startsWith(topic + ".")) {
                Path copy = copies.resolve(name);
                store.download(object.key(), copy);
                files.add("'" + copy + "'");
            }
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        if (files.isEmpty()) {
            return rows;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT * FROM read_parquet([" + String.join(",", files) + "], union_by_name = true)")) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= columns; column++) {
                    String name = found.getMetaData().getColumnName(column);
                    row.put(
                            name,
                            name.equals("payload")
                                    ? Base64.getEncoder().encodeToString(found.getBytes(column))
                                    : found.getObject(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String topicId(String key, String topic) {
        String behind = key.substring(key.lastIndexOf('/') + 1 + topic.length() + 1);
        return behind.substring(0, behind.indexOf('.'));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
