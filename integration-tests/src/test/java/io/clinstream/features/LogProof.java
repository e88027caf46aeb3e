package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.features.online.VectorVersion;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.streams.PrivateTopics;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Compares every store with the log itself, record by record. Each method gives how many it compared. */
final class LogProof {

    private final PrivateTopics log;
    private final Topics topics;
    private final StoredObjects stored;
    private final AvroDecoder decoder;

    LogProof(PrivateTopics log, StoredObjects stored) {
        this.log = log;
        this.topics = log.topics();
        this.stored = stored;
        this.decoder = new AvroDecoder(new SchemaRegistryClient(log.kafka().registryUrl()));
    }

    /** Everything; how many records of each store were compared and found equal. */
    Map<String, Integer> all(RedisOnlineStore redis) throws IOException, SQLException {
        Map<String, Integer> compared = new LinkedHashMap<>();
        List<Topic> archived = new ArrayList<>(topics.raw());
        archived.add(topics.events());
        int lines = 0;
        for (Topic topic : archived) {
            lines += bronze(topic);
        }
        compared.put("bronze", lines);
        compared.put(
                "silver",
                accepted("processed/vitals", topics.acceptedVitals())
                        + accepted("processed/labs", topics.acceptedLabs())
                        + accepted("processed/adverse-events", topics.acceptedAdverseEvents()));
        compared.put("events", events());
        compared.put("offline", offline());
        compared.put("online", online(redis));
        return compared;
    }

    /** Every record of the topic once in bronze, byte for byte. */
    int bronze(Topic topic) throws IOException {
        Map<String, String> expected = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : log.committed(topic)) {
            expected.put(
                    record.topic() + "-" + record.partition() + "-" + record.offset(),
                    Base64.getEncoder().encodeToString(record.value()));
        }
        List<StoredObjects.BronzeLine> lines = stored.bronze(topic.name());
        Map<String, String> found = new HashMap<>();
        lines.forEach(line -> found.put(line.place(), line.payload()));
        assertThat(lines).as("lines of bronze, each place once").hasSameSizeAs(found.keySet());
        assertSame("bronze of " + topic.name(), found, expected);
        return found.size();
    }

    /** Every accepted row once in silver. */
    private int accepted(String base, Topic topic) throws IOException, SQLException {
        Map<String, String> expected = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : log.committed(topic)) {
            GenericRecord row = decoder.decode(record.value());
            expected.put(
                    record.partition() + "-" + record.offset(),
                    row.get("patient_id") + " " + row.get("event_id") + " " + row.get("canonical_offset") + " "
                            + row.get("sequence") + " " + value(row));
        }
        List<Map<String, Object>> rows = stored.rows(base, topic.name());
        Map<String, String> found = new HashMap<>();
        rows.forEach(row -> found.put(
                row.get("accepted_partition") + "-" + row.get("accepted_offset"),
                row.get("patient_id") + " " + row.get("event_id") + " " + row.get("canonical_offset") + " "
                        + row.get("sequence") + " " + row.get("value_scaled")));
        assertThat(rows).as("rows of " + base + ", each place once").hasSameSizeAs(found.keySet());
        assertSame(base, found, expected);
        return found.size();
    }

    private static Object value(GenericRecord row) {
        Schema.Field field = row.getSchema().getField("value_scaled");
        return field == null ? null : row.get(field.pos());
    }

    /** Every event but ticks once in processed/events, byte for byte. */
    private int events() throws IOException, SQLException {
        Map<String, String> expected = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : log.committed(topics.events())) {
            if (decoder.decode(record.value(), CanonicalEvent.class).getKind() != EventKind.TICK) {
                expected.put(
                        record.partition() + "-" + record.offset(),
                        record.timestamp() + " " + Base64.getEncoder().encodeToString(record.value()));
            }
        }
        List<Map<String, Object>> rows =
                stored.rows("processed/events", topics.events().name());
        Map<String, String> found = new HashMap<>();
        rows.forEach(row -> found.put(
                row.get("canonical_partition") + "-" + row.get("canonical_offset"),
                millis(row.get("appended_at")) + " " + row.get("payload")));
        assertThat(rows).as("rows of events, each place once").hasSameSizeAs(found.keySet());
        assertSame("processed/events", found, expected);
        return found.size();
    }

    /** Every vector once offline, every feature bit for bit. */
    private int offline() throws IOException, SQLException {
        Map<String, List<Object>> expected = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : log.committed(topics.features())) {
            GenericRecord vector = decoder.decode(record.value());
            GenericRecord features = (GenericRecord) vector.get("features");
            List<Object> values = new ArrayList<>();
            values.add(vector.get("patient_id").toString());
            values.add(vector.get("vector_sha256").toString());
            values.add(vector.get("canonical_offset"));
            values.add(vector.get("sequence"));
            features.getSchema().getFields().forEach(field -> values.add(features.get(field.pos())));
            expected.put(record.partition() + "-" + record.offset(), values);
        }
        List<String> names = expected.isEmpty() ? List.of() : featureNames();
        List<Map<String, Object>> rows =
                stored.rows("features/offline", topics.features().name());
        Map<String, List<Object>> found = new HashMap<>();
        rows.forEach(row -> {
            List<Object> values = new ArrayList<>();
            values.add(row.get("patient_id"));
            values.add(row.get("vector_sha256"));
            values.add(row.get("canonical_offset"));
            values.add(row.get("sequence"));
            names.forEach(name -> values.add(row.get(name)));
            found.put(row.get("features_partition") + "-" + row.get("features_offset"), values);
        });
        assertThat(rows).as("rows offline, each place once").hasSameSizeAs(found.keySet());
        assertSame("features/offline", found, expected);
        return found.size();
    }

    /** The newest vector of every patient in Redis. */
    private int online(RedisOnlineStore redis) throws IOException {
        Map<String, GenericRecord> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : log.committed(topics.features())) {
            GenericRecord vector = decoder.decode(record.value());
            newest.merge(
                    vector.get("patient_id").toString(),
                    vector,
                    (one, other) -> version(one).compareTo(version(other)) > 0 ? one : other);
        }
        for (Map.Entry<String, GenericRecord> patient : newest.entrySet()) {
            Map<String, String> hash = redis.find(patient.getKey());
            assertThat(hash)
                    .containsEntry("version", version(patient.getValue()).toString())
                    .containsEntry(
                            "vector_sha256",
                            patient.getValue().get("vector_sha256").toString());
            JsonNode values = Json.MAPPER.readTree(hash.get("features"));
            GenericRecord features = (GenericRecord) patient.getValue().get("features");
            for (Schema.Field field : features.getSchema().getFields()) {
                JsonNode value = values.get(field.name());
                Object expected = features.get(field.pos());
                assertThat(value == null || value.isNull() ? null : (Object) value.doubleValue())
                        .as(field.name())
                        .isEqualTo(expected);
            }
        }
        return newest.size();
    }

    private List<String> featureNames() {
        GenericRecord vector =
                decoder.decode(log.committed(topics.features()).get(0).value());
        return ((GenericRecord) vector.get("features"))
                .getSchema().getFields().stream().map(Schema.Field::name).toList();
    }

    private static VectorVersion version(GenericRecord vector) {
        return new VectorVersion(
                (int) vector.get("log_epoch"),
                (int) vector.get("canonical_partition"),
                (long) vector.get("canonical_offset"),
                (int) vector.get("sequence"));
    }

    private static long millis(Object instant) {
        return ((java.time.OffsetDateTime) instant).toInstant().toEpochMilli();
    }

    /** Fails with what is missing, too many or different, and not with thousands of rows. */
    private static <V> void assertSame(String what, Map<String, V> found, Map<String, V> expected) {
        Set<String> missing = new HashSet<>(expected.keySet());
        missing.removeAll(found.keySet());
        Set<String> unknown = new HashSet<>(found.keySet());
        unknown.removeAll(expected.keySet());
        assertThat(missing).as(what + ": missing").isEmpty();
        assertThat(unknown).as(what + ": in no log").isEmpty();
        List<String> different = expected.keySet().stream()
                .filter(place -> !expected.get(place).equals(found.get(place)))
                .toList();
        assertThat(different).as(what + ": different").isEmpty();
    }
}
