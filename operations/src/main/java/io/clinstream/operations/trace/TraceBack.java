package io.clinstream.operations.trace;

import io.clinstream.operations.access.Connections;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * From a row, a vector or a prediction back to the event of the canonical log and the raw record behind it. Every place
 * is known, so nothing is searched through; what topics no longer hold is read from bronze.
 */
final class TraceBack {

    private static final Pattern VERSION = Pattern.compile("(\\d+)-(\\d+)-(\\d+)-(\\d+)");
    private static final Pattern PLACE = Pattern.compile("(.+):(\\d+):(\\d+)");
    private static final String OFFLINE = "features/offline";
    private static final String FILED = "processed/events";
    private static final int DAYS_BACK = 400;

    private final Connections connections;
    private final AvroDecoder decoder;
    private final ObjectSearch objects;
    private final StoredRows rows;
    private final RecordFinder records;
    private final List<Station> stations = new ArrayList<>();

    TraceBack(Connections connections) {
        this.connections = connections;
        this.decoder = new AvroDecoder(connections.registry());
        this.objects =
                new ObjectSearch(connections.objects(), connections.kafka().topics());
        this.rows = new StoredRows(connections.objects());
        this.records = new RecordFinder(connections, objects);
    }

    /** From the vector that a prediction names. */
    List<Station> fromPrediction(UUID id) throws SQLException, IOException {
        String version;
        String patient;
        try (Connection database = connections.postgres();
                PreparedStatement query = database.prepareStatement("SELECT vector_version, patient_id, \"partition\","
                        + " \"offset\", status FROM predictions WHERE id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return List.of(new Station("prediction", List.of()));
                }
                version = row.getString(1);
                patient = row.getString(2);
                stations.add(new Station(
                        "prediction",
                        List.of(connections.kafka().topics().predictions().name() + " " + row.getInt(3) + "/"
                                + row.getLong(4) + "  " + row.getString(5) + "  vector " + version)));
            }
        }
        return version == null ? stations : fromVector(version, patient);
    }

    /** From the version of a vector; a tick makes vectors of many patients under one version. */
    List<Station> fromVector(String version, @Nullable String patientId) throws SQLException, IOException {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a version is epoch-partition-offset-sequence, not " + version);
        }
        return from(new Origin(
                version,
                Integer.parseInt(parts.group(2)),
                Long.parseLong(parts.group(3)),
                Integer.valueOf(parts.group(4)),
                patientId));
    }

    /** From a row of a Parquet object, or a line of a bronze object; numbers from 1. */
    List<Station> fromObject(String key, long number) throws SQLException, IOException {
        if (key.endsWith(".ndjson.gz")) {
            Optional<ObjectSearch.BronzePlace> line = objects.bronzeLine(key, number);
            return line.isEmpty()
                    ? List.of(new Station("line", List.of()))
                    : fromRecord(
                            line.get().line().path("topic").asText(),
                            line.get().line().path("partition").asInt(),
                            line.get().line().path("offset").asLong());
        }
        List<StoredRows.Row> found = rows.row(key, number);
        stations.add(new Station("row", found.stream().map(Object::toString).toList()));
        return found.isEmpty() ? stations : from(origin(found.get(0)));
    }

    /** From any record, {@code topic:partition:offset}. */
    List<Station> fromPlace(String place) throws SQLException, IOException {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a place is topic:partition:offset, not " + place);
        }
        return fromRecord(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    private List<Station> fromRecord(String topic, int partition, long offset) throws SQLException, IOException {
        var topics = connections.kafka().topics();
        if (topic.equals(topics.events().name())) {
            return from(new Origin(topic, partition, offset, null, null));
        }
        if (topics.raw().stream().anyMatch(raw -> raw.name().equals(topic))) {
            raw(topic, partition, offset);
            return stations;
        }
        Optional<RecordFinder.Found> record = records.find(topic, partition, offset);
        if (record.isPresent() && record.get().value() != null) {
            GenericRecord value = decoder.decode(record.get().value());
            stations.add(new Station("record", List.of(described(record.get()))));
            return from(new Origin(
                    topic,
                    ((Number) value.get("canonical_partition")).intValue(),
                    ((Number) value.get("canonical_offset")).longValue(),
                    topic.equals(topics.features().name()) ? ((Number) value.get("sequence")).intValue() : null,
                    String.valueOf(value.get("patient_id"))));
        }
        return fromExpired(topic, partition, offset);
    }

    /** The topic no longer holds the row's record, but the row names it. */
    private List<Station> fromExpired(String topic, int partition, long offset) throws SQLException, IOException {
        Optional<String> key = objects.parquetAt(topic, partition, offset);
        String column = topic.equals(connections.kafka().topics().features().name()) ? "features" : "accepted";
        List<StoredRows.Row> found = key.isEmpty()
                ? List.of()
                : rows.where(
                        key.get(), column + "_partition = " + partition + " AND " + column + "_offset = " + offset);
        stations.add(new Station("row", found.stream().map(Object::toString).toList()));
        return found.isEmpty() ? stations : from(origin(found.get(0)));
    }

    private static Origin origin(StoredRows.Row row) {
        Map<String, String> cells = row.cells();
        boolean vector = row.key().startsWith("features/");
        return new Origin(
                row.toString(),
                Integer.parseInt(cells.getOrDefault("canonical_partition", "-1")),
                Long.parseLong(cells.getOrDefault("canonical_offset", "-1")),
                vector ? Integer.valueOf(cells.getOrDefault("sequence", "0")) : null,
                cells.get("patient_id"));
    }

    private List<Station> from(Origin origin) throws SQLException, IOException {
        String topic = connections.kafka().topics().events().name();
        Optional<RecordFinder.Found> record = records.find(topic, origin.partition(), origin.offset());
        if (record.isEmpty() || record.get().value() == null) {
            stations.add(new Station("canonical", List.of()));
            return stations;
        }
        Position position = record.get().position();
        CanonicalEvent event = decoder.decode(record.get().value(), CanonicalEvent.class);
        String patient = origin.patientId() == null ? event.getPatientId() : origin.patientId();
        if (origin.sequence() != null) {
            stations.add(new Station("offline", offline(origin, position, patient)));
        }
        stations.add(new Station(
                "canonical", List.of(described(record.get()) + "  " + event.getKind() + " " + event.getEventId())));
        stations.add(new Station("its bronze", bronze(position)));
        if (event.getKind() == EventKind.TICK) {
            before(position, patient);
        } else if (event.getSourceTopic() != null) {
            raw(event.getSourceTopic(), event.getSourcePartition(), event.getSourceOffset());
        }
        return stations;
    }

    private List<String> offline(Origin origin, Position position, @Nullable String patient)
            throws SQLException, IOException {
        LocalDate date = LocalDate.ofInstant(position.appendedAt(), ZoneOffset.UTC);
        return rows
                .find(
                        OFFLINE,
                        List.of(date, date.plusDays(1)),
                        "canonical_partition = " + origin.partition() + " AND canonical_offset = " + origin.offset()
                                + " AND sequence = " + origin.sequence() + ofPatient(patient))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** Time alone made the vector; what it describes came with the patient's events before. */
    private void before(Position tick, @Nullable String patient) throws SQLException, IOException {
        if (patient == null) {
            stations.add(new Station("raw", List.of()));
            return;
        }
        LocalDate date = LocalDate.ofInstant(tick.appendedAt(), ZoneOffset.UTC);
        for (int back = 0; back < DAYS_BACK; back++) {
            List<StoredRows.Row> found = rows.find(
                    FILED,
                    List.of(date.minusDays(back)),
                    "canonical_partition = " + tick.partition() + " AND canonical_offset < " + tick.offset()
                            + ofPatient(patient));
            Optional<StoredRows.Row> newest = found.stream().max((one, other) -> Long.compare(at(one), at(other)));
            if (newest.isPresent()) {
                Map<String, String> cells = newest.get().cells();
                stations.add(new Station(
                        "event before",
                        List.of(tick.topic() + " " + tick.partition() + "/" + at(newest.get()) + "  " + newest.get())));
                raw(
                        cells.getOrDefault("source_topic", ""),
                        Integer.parseInt(cells.getOrDefault("source_partition", "-1")),
                        Long.parseLong(cells.getOrDefault("source_offset", "-1")));
                return;
            }
        }
        stations.add(new Station("raw", List.of()));
    }

    private static long at(StoredRows.Row row) {
        return Long.parseLong(row.cells().getOrDefault("canonical_offset", "-1"));
    }

    private static String ofPatient(@Nullable String patient) {
        return patient == null ? "" : " AND patient_id = '" + patient.replace("'", "''") + "'";
    }

    private void raw(String topic, int partition, long offset) throws IOException {
        Optional<RecordFinder.Found> record = records.find(topic, partition, offset);
        stations.add(new Station(
                "raw", record.map(found -> List.of(described(found))).orElse(List.of())));
        stations.add(new Station(
                "bronze",
                objects.bronzeAt(topic, partition, offset)
                        .map(place -> List.of(place.toString()))
                        .orElse(List.of())));
    }

    private List<String> bronze(Position position) throws IOException {
        return objects.bronzeAt(position.topic(), position.partition(), position.offset())
                .map(place -> List.of(place.toString()))
                .orElse(List.of());
    }

    private static String described(RecordFinder.Found found) {
        return found.position() + "  appended " + found.position().appendedAt()
                + (found.expired() ? "  (no longer in the topic)" : "");
    }
}
