package io.clinstream.features.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.contract.Topics;
import io.clinstream.features.Samples;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.EventKind;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventRowsTest {

    private static final Topics TOPICS = Topics.byDefault();
    private static final Instant HAPPENED = Instant.parse("2026-11-20T11:59:00Z");

    private final InMemorySchemas schemas = new InMemorySchemas();
    private final SilverFormat silver = new SilverFormat(TOPICS, new AvroDecoder(schemas));

    @TempDir
    private Path folder;

    @Test
    void shouldKeepTheEventsOwnBytesBesideWhatOneSearchesBy() {
        // Given
        byte[] payload = encoded(report());

        // When
        GenericRecord row = silver.read(record(payload), Samples.TOPIC_ID).orElseThrow();

        // Then
        assertThat(row.get("payload")).isEqualTo(ByteBuffer.wrap(payload));
        assertThat(row.get("schema_id")).isEqualTo(AvroDecoder.schemaId(payload));
        assertThat(row.get("patient_id")).isEqualTo("PT1");
        assertThat(row.get("kind")).isEqualTo("ADVERSE_EVENT");
        assertThat(row.get("clock")).isEqualTo("HISTORICAL");
        assertThat(row.get("event_time")).isEqualTo(HAPPENED.toEpochMilli());
        assertThat(row.get("available_at")).isEqualTo(HAPPENED.plusSeconds(60).toEpochMilli());
        assertThat(row.get("source_offset")).isEqualTo(17L);
        assertThat(row.get("canonical_partition")).isEqualTo(3);
        assertThat(row.get("canonical_offset")).isEqualTo(41L);
        assertThat(row.get("appended_at")).isEqualTo(Samples.APPENDED.toEpochMilli());
        assertThat(row.get("topic_id")).isEqualTo(Samples.TOPIC_ID);
    }

    @Test
    void shouldMakeNoRowOfATick() {
        // Given
        CanonicalEvent tick = CanonicalEvent.newBuilder()
                .setKind(EventKind.TICK)
                .setEventId("tick-0")
                .setEventTime(HAPPENED)
                .setIngestedAt(HAPPENED)
                .build();

        // When
        Optional<GenericRecord> row = silver.read(record(encoded(tick)), Samples.TOPIC_ID);

        // Then
        assertThat(row).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoEvent() {
        assertThatThrownBy(() -> silver.read(record(encoded(Samples.heartRate("PT1", 1, 60))), Samples.TOPIC_ID))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("CanonicalEvent");
        assertThatThrownBy(() -> silver.read(record(null), Samples.TOPIC_ID))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("without value");
        assertThatThrownBy(() -> silver.read(
                        record(encoded(CanonicalEvent.newBuilder(report())
                                .setPatientId(null)
                                .build())),
                        Samples.TOPIC_ID))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("without patient");
    }

    @Test
    void shouldBeReadBackByDuckDbByteForByte() throws Exception {
        // Given
        byte[] payload = encoded(report());
        GenericRecord row = silver.read(record(payload), Samples.TOPIC_ID).orElseThrow();
        ChunkEncoder<GenericRecord> chunk = silver.open(row);
        chunk.add(row);
        Path file = Files.write(folder.resolve("chunk.parquet"), chunk.finish());

        // When
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT to_base64(payload), event_time::TIMESTAMP::VARCHAR,"
                        + " kind FROM read_parquet('" + file + "') WHERE patient_id = 'PT1'")) {
            // Then
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo(Base64.getEncoder().encodeToString(payload));
            assertThat(found.getString(2)).isEqualTo("2026-11-20 11:59:00");
            assertThat(found.getString(3)).isEqualTo("ADVERSE_EVENT");
        }
    }

    private static CanonicalEvent report() {
        return CanonicalEvent.newBuilder()
                .setKind(EventKind.ADVERSE_EVENT)
                .setEventId("report-1")
                .setPatientId("PT1")
                .setStudyId("STUDY-1")
                .setSource("edc")
                .setEventTime(HAPPENED)
                .setAvailableAt(HAPPENED.plusSeconds(60))
                .setIngestedAt(HAPPENED.plusSeconds(90))
                .setClock(ClockMode.HISTORICAL)
                .setSourceTopic("clinical.adverse-events")
                .setSourcePartition(1)
                .setSourceOffset(17L)
                .build();
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return Samples.record(TOPICS.events().name(), 3, 41, Samples.APPENDED, value);
    }

    private byte[] encoded(SpecificRecord value) {
        return AvroEncoder.encode(schemas.idOf(value.getSchema()), value);
    }
}
