package io.clinstream.features.bronze;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One record as one line of JSON. The original bytes always stand in {@code payload_base64}; the decoded value stands
 * beside them where they decode. Field by field: {@code docs/data-layout.md}.
 */
final class BronzeLine {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private BronzeLine() {}

    /**
     * The line, with its line feed.
     *
     * @param source the record
     * @param schemaId id of the writer's schema; empty where the value names none
     * @param decoded the value; null where it does not decode or there is none
     * @param error why it does not decode; empty where it does
     */
    static byte[] of(
            ConsumerRecord<byte[], byte[]> source,
            Optional<Integer> schemaId,
            @Nullable GenericRecord decoded,
            Optional<String> error) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("topic", source.topic());
            json.writeNumberField("partition", source.partition());
            json.writeNumberField("offset", source.offset());
            json.writeStringField(
                    "append_time", Instant.ofEpochMilli(source.timestamp()).toString());
            json.writeNumberField("append_time_ms", source.timestamp());
            writeKey(json, source.key());
            writeHeaders(json, source.headers());
            json.writeFieldName("schema_id");
            AvroJson.write(json, schemaId.orElse(null));
            json.writeFieldName("value");
            AvroJson.write(json, decoded);
            if (error.isPresent()) {
                json.writeStringField("decode_error", error.get());
            }
            json.writeStringField("payload_encoding", "base64");
            json.writeStringField("payload_base64", base64(source.value()));
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.toByteArray();
    }

    private static void writeKey(JsonGenerator json, byte @Nullable [] key) throws IOException {
        Optional<String> text = key == null ? Optional.empty() : utf8(key);
        json.writeStringField("key", text.orElse(null));
        if (key != null && text.isEmpty()) {
            json.writeStringField("key_base64", base64(key));
        }
    }

    /** A header that occurs once is its base64 text; one that occurs more often is a list of them, in order. */
    private static void writeHeaders(JsonGenerator json, Iterable<Header> headers) throws IOException {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (Header header : headers) {
            byName.computeIfAbsent(header.key(), unseen -> new ArrayList<>()).add(base64(header.value()));
        }
        json.writeObjectFieldStart("headers");
        for (Map.Entry<String, List<String>> header : byName.entrySet()) {
            json.writeFieldName(header.getKey());
            AvroJson.write(
                    json, header.getValue().size() == 1 ? header.getValue().get(0) : header.getValue());
        }
        json.writeEndObject();
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : BASE64.encodeToString(bytes);
    }
}
