package io.clinstream.features.quality;

import io.clinstream.platform.objects.InMemoryObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The objects and dead letters of one day, written by hand as bronze and silver would hold them. */
final class HandmadeDay {

    static final LocalDate DATE = LocalDate.parse("2026-11-20");
    static final Instant END = Instant.parse("2026-11-21T00:00:00Z");

    private final InMemoryObjectStore store = new InMemoryObjectStore(Clock.fixed(END, ZoneOffset.UTC));
    private final List<Object[]> letters = new ArrayList<>();
    private final Path folder;
    private int objects;

    HandmadeDay(Path folder) {
        this.folder = folder;
    }

    InMemoryObjectStore store() {
        return store;
    }

    Refusals refusals() {
        return (from, reader) -> letters.forEach(letter -> reader.take(
                (String) letter[0],
                (String) letter[1],
                (String) letter[2],
                (String) letter[3],
                (Integer) letter[4],
                (Long) letter[5]));
    }

    /** A line of bronze; {@code value} is JSON, or the text null. */
    static String line(String topic, long offset, String appendedAt, String value) {
        Instant appended = Instant.parse(appendedAt);
        return "{\"topic\":\"" + topic + "\",\"partition\":0,\"offset\":" + offset + ",\"append_time\":\"" + appended
                + "\",\"append_time_ms\":" + appended.toEpochMilli() + ",\"key\":\"P1\",\"headers\":{},\"schema_id\":1,"
                + "\"value\":" + value + ",\"payload_encoding\":\"base64\",\"payload_base64\":\"AA==\"}\n";
    }

    /** A decoded value with the fields all raw records share, and more of them as JSON. */
    static String value(String source, String eventTime, String availableAt, String clock, String more) {
        return "{\"event_id\":\"e\",\"patient_id\":\"P1\",\"study_id\":\"S\",\"source\":\"" + source
                + "\",\"event_time\":" + Instant.parse(eventTime).toEpochMilli()
                + ",\"event_time_precision\":\"MILLI\",\"available_at\":"
                + (availableAt == null ? "null" : Instant.parse(availableAt).toEpochMilli()) + ",\"clock\":\"" + clock
                + "\",\"status\":\"FINAL\",\"end_of_load\":false" + more + "}";
    }

    HandmadeDay bronze(String topic, String... lines) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(String.join("", lines).getBytes(StandardCharsets.UTF_8));
        }
        String key = "raw/" + topic + "/date=" + DATE + "/hour=10/" + topic + "." + objects++ + ".ndjson.gz";
        store.putIfAbsent(key, packed.toByteArray(), Map.of());
        return this;
    }

    /** Rows of the filed canonical log: topic, offset, ingested at, kind, canonical offset. */
    HandmadeDay canonical(LocalDate date, String... rows) throws SQLException {
        return parquet(
                "processed/events/date=" + date,
                "source_topic, source_offset, ingested_at, kind, canonical_offset",
                "0 AS source_partition, 0 AS canonical_partition",
                rows);
    }

    /** Rows of silver: topic, offset, ingested at, canonical offset, flags. */
    HandmadeDay silver(String name, LocalDate date, String... rows) throws SQLException {
        return parquet(
                "processed/" + name + "/date=" + date,
                "source_topic, source_offset, ingested_at, canonical_offset, flags",
                "0 AS source_partition, 0 AS canonical_partition",
                rows);
    }

    HandmadeDay letter(String application, String scope, String reason, String topic, long offset) {
        letters.add(new Object[] {application, scope, reason, topic, 0, offset});
        return this;
    }

    private HandmadeDay parquet(String prefix, String columns, String constant, String... rows) throws SQLException {
        Path file = folder.resolve("handmade-" + objects++ + ".parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (SELECT * REPLACE (CAST(ingested_at AS TIMESTAMPTZ) AS ingested_at), " + constant
                    + " FROM (VALUES (" + String.join("), (", rows) + ")) AS t(" + columns + ")) TO '" + file
                    + "' (FORMAT parquet)");
        }
        store.putIfAbsent(prefix + "/" + file.getFileName(), file, Map.of());
        return this;
    }
}
