package io.clinstream.features.bronze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.features.Samples;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.chunk.Pace;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.platform.registry.RegistryUnavailableException;
import io.clinstream.schema.AcceptedVital;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BronzeFormatTest {

    private final InMemorySchemas schemas = new InMemorySchemas();
    private final BronzeFormat bronze = new BronzeFormat(new AvroDecoder(schemas));

    @Test
    void shouldKeepTheDecodedValueBesideTheOriginalBytes() throws Exception {
        // Given
        AcceptedVital vital = Samples.heartRate("PT1", 7, 72.5);
        byte[] bytes = AvroEncoder.encode(schemas.idOf(vital.getSchema()), vital);
        ConsumerRecord<byte[], byte[]> source = Samples.record("clinical.events", 3, 41, Samples.APPENDED, bytes);
        source.headers()
                .add("trace", new byte[] {1, 2})
                .add("twice", new byte[] {3})
                .add("twice", null);

        // When
        JsonNode line = line(source);

        // Then
        assertThat(line.get("topic").textValue()).isEqualTo("clinical.events");
        assertThat(line.get("partition").intValue()).isEqualTo(3);
        assertThat(line.get("offset").longValue()).isEqualTo(41);
        assertThat(line.get("append_time").textValue()).isEqualTo("2026-11-20T23:59:58.500Z");
        assertThat(line.get("append_time_ms").longValue()).isEqualTo(Samples.APPENDED.toEpochMilli());
        assertThat(line.get("key").textValue()).isEqualTo("PT1");
        assertThat(line.get("schema_id").intValue()).isEqualTo(schemas.idOf(vital.getSchema()));
        assertThat(line.get("value").get("value").doubleValue()).isEqualTo(72.5);
        assertThat(line.get("value").get("site_id").isNull()).isTrue();
        assertThat(line.get("value").get("flags")).hasSize(2);
        assertThat(line.get("headers").get("trace").textValue()).isEqualTo("AQI=");
        assertThat(line.get("headers").get("twice").get(1).isNull()).isTrue();
        assertThat(line.get("payload_encoding").textValue()).isEqualTo("base64");
        assertThat(payload(line)).isEqualTo(bytes);
        assertThat(line.has("decode_error")).isFalse();
    }

    @Test
    void shouldKeepBytesThatDoNotDecode() throws Exception {
        // Given
        byte[] noise = {9, 8, 7};
        byte[] unknownSchema = {0, 0, 0, 3, (byte) 0xE7, 1};

        // When
        JsonNode undecodable = line(Samples.record("clinical.vitals", 0, 1, Samples.APPENDED, noise));
        JsonNode unknown = line(Samples.record("clinical.vitals", 0, 2, Samples.APPENDED, unknownSchema));

        // Then
        assertThat(payload(undecodable)).isEqualTo(noise);
        assertThat(undecodable.get("decode_error").textValue()).isEqualTo("UNDECODABLE");
        assertThat(undecodable.get("value").isNull()).isTrue();
        assertThat(payload(unknown)).isEqualTo(unknownSchema);
        assertThat(unknown.get("decode_error").textValue()).isEqualTo("UNKNOWN_SCHEMA");
        assertThat(unknown.get("schema_id").intValue()).isEqualTo(999);
    }

    @Test
    void shouldKeepTombstonesAndKeysThatAreNoText() throws Exception {
        // Given
        ConsumerRecord<byte[], byte[]> tombstone =
                new ConsumerRecord<>("clinical.subjects", 0, 5, new byte[] {(byte) 0xFF, 0}, null);

        // When
        JsonNode line = line(tombstone);

        // Then
        assertThat(line.get("key").isNull()).isTrue();
        assertThat(line.get("key_base64").textValue()).isEqualTo("/wA=");
        assertThat(line.get("payload_base64").isNull()).isTrue();
    }

    @Test
    void shouldNotArchiveAReadableRecordAsUnreadableDuringAnOutage() {
        // Given
        BronzeFormat cutOff = new BronzeFormat(new AvroDecoder(id -> {
            throw new RegistryUnavailableException("down", new IOException("refused"));
        }));

        // Then
        assertThatThrownBy(() -> cutOff.read(
                        Samples.record("clinical.vitals", 0, 1, Samples.APPENDED, new byte[] {0, 0, 0, 0, 1, 2}),
                        Samples.TOPIC_ID))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("down");
    }

    @Test
    void shouldReadOneLinePerRecordFromTheObject() throws Exception {
        // Given
        ChunkEncoder<BronzeRow> chunk = bronze.open(new BronzeRow(new byte[0], Pace.LIVE));

        // When
        for (int offset = 0; offset < 100; offset++) {
            chunk.add(bronze.read(
                            Samples.record("clinical.vitals", 0, offset, Samples.APPENDED, new byte[] {9}),
                            Samples.TOPIC_ID)
                    .orElseThrow());
        }
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(chunk.finish())).readAllBytes(), StandardCharsets.UTF_8);

        // Then
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(100);
        assertThat(Json.MAPPER.readTree(lines.get(99)).get("offset").intValue()).isEqualTo(99);
    }

    private JsonNode line(ConsumerRecord<byte[], byte[]> source) throws IOException {
        return Json.MAPPER.readTree(
                bronze.read(source, Samples.TOPIC_ID).orElseThrow().line());
    }

    private static byte[] payload(JsonNode line) {
        return Base64.getDecoder().decode(line.get("payload_base64").textValue());
    }
}
