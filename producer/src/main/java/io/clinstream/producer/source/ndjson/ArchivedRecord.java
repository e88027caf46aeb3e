package io.clinstream.producer.source.ndjson;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.Topics;
import io.clinstream.producer.event.Payload;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.source.Skipped;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** One line of bronze as an event. */
final class ArchivedRecord {

    private ArchivedRecord() {}

    /**
     * The record of a line; empty, and counted, for a topic that producers do not write to (bronze also archives the
     * canonical log).
     *
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    static Optional<RawEvent> of(JsonNode line, Skipped skipped) {
        String name = text(line, "topic");
        Optional<RawTopic> topic = RawTopic.ofName(name);
        if (topic.isEmpty()) {
            skipped.count("ndjson: topic " + name + " is not a raw topic");
            return Optional.empty();
        }
        return Optional.of(new RawEvent(
                topic.get(), key(line), payload(topic.get(), line), headers(line.path("headers")), appended(line)));
    }

    private static Payload payload(RawTopic topic, JsonNode line) {
        JsonNode value = line.path("value");
        if (value.isObject()) {
            Optional<SpecificRecord> fitting =
                    JsonValue.read(topic.in(Topics.byDefault()).schema().orElseThrow(), value);
            if (fitting.isPresent()) {
                return new Payload.Value(fitting.get());
            }
        }
        JsonNode original = line.path("payload_base64");
        if (!original.isTextual() && value.isObject()) {
            throw new IllegalArgumentException("field value does not fit the schema of its topic, and there is no"
                    + " payload_base64 to send instead");
        }
        return new Payload.Original(original.isTextual() ? base64(original.asText(), "payload_base64") : null);
    }

    private static @Nullable Bytes key(JsonNode line) {
        if (line.path("key_base64").isTextual()) {
            return base64(line.path("key_base64").asText(), "key_base64");
        }
        JsonNode key = line.path("key");
        return key.isTextual() ? Bytes.wrap(key.asText().getBytes(StandardCharsets.UTF_8)) : null;
    }

    private static List<Header> headers(JsonNode headers) {
        List<Header> list = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            JsonNode values = header.getValue();
            if (values.isArray()) {
                values.forEach(value -> list.add(header(header.getKey(), value)));
            } else {
                list.add(header(header.getKey(), values));
            }
        }
        return list;
    }

    private static Header header(String name, JsonNode value) {
        return new RecordHeader(
                name,
                value.isTextual() ? base64(value.asText(), "headers." + name).get() : null);
    }

    private static Instant appended(JsonNode line) {
        if (line.path("append_time_ms").isIntegralNumber()) {
            return Instant.ofEpochMilli(line.path("append_time_ms").asLong());
        }
        try {
            return Instant.parse(text(line, "append_time"));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("field append_time must be an ISO 8601 instant", unreadable);
        }
    }

    private static Bytes base64(String text, String field) {
        try {
            return Bytes.wrap(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("field " + field + " must be base64", notBase64);
        }
    }

    private static String text(JsonNode line, String field) {
        JsonNode value = line.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("field " + field + " must be there, as text");
        }
        return value.asText();
    }
}
