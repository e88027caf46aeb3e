package io.clinstream.operations.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.clinstream.platform.json.Json;
import io.clinstream.timeline.LogPosition;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One line of bronze, taken apart; what each field means stands in {@code docs/data-layout.md}. */
final class BronzeLine {

    private final JsonNode line;
    private final byte @Nullable [] payload;
    private final byte @Nullable [] key;

    private BronzeLine(JsonNode line, byte @Nullable [] payload, byte @Nullable [] key) {
        this.line = line;
        this.payload = payload;
        this.key = key;
    }

    /** Reads a line; one that is no bronze line has offset −1 and nothing in it. */
    static BronzeLine parse(String text) {
        try {
            JsonNode line = Json.MAPPER.readTree(text);
            byte[] key = line.hasNonNull("key_base64")
                    ? bytes(line.get("key_base64"))
                    : line.hasNonNull("key") ? line.get("key").asText().getBytes(StandardCharsets.UTF_8) : null;
            return new BronzeLine(line, bytes(line.path("payload_base64")), key);
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            return new BronzeLine(MissingNode.getInstance(), null, null);
        }
    }

    long offset() {
        return line.path("offset").asLong(-1);
    }

    LogRecord record() {
        return new LogRecord(
                new LogPosition(
                        line.path("topic").asText(),
                        line.path("partition").asInt(-1),
                        offset(),
                        line.path("append_time_ms").asLong(-1)),
                key,
                payload);
    }

    /** The line itself. */
    JsonNode json() {
        return line;
    }

    byte @Nullable [] payload() {
        return payload;
    }

    byte @Nullable [] key() {
        return key;
    }

    /** Whether the readable append time is the one in milliseconds. */
    boolean oneAppendTime() {
        try {
            return Instant.parse(line.path("append_time").asText()).toEpochMilli()
                    == line.path("append_time_ms").asLong(-1);
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    /** The fields in which the line is not the record it should be; names only. */
    List<String> differences(ConsumerRecord<byte[], byte[]> row) {
        List<String> wrong = new ArrayList<>();
        if (!Arrays.equals(payload, row.value())) {
            wrong.add("payload_base64");
        }
        if (!Arrays.equals(key, row.key())) {
            wrong.add("key");
        }
        if (line.path("append_time_ms").asLong(-1) != row.timestamp()) {
            wrong.add("append_time_ms");
        }
        if (!headers(row).equals(headers())) {
            wrong.add("headers");
        }
        return wrong;
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        line.path("headers").properties().forEach(header -> {
            List<String> values = headers.computeIfAbsent(header.getKey(), unseen -> new ArrayList<>());
            if (header.getValue().isArray()) {
                header.getValue().forEach(value -> values.add(text(value)));
            } else {
                values.add(text(header.getValue()));
            }
        });
        return headers;
    }

    private static Map<String, List<String>> headers(ConsumerRecord<byte[], byte[]> row) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : row.headers()) {
            headers.computeIfAbsent(header.key(), unseen -> new ArrayList<>())
                    .add(header.value() == null ? "null" : Base64.getEncoder().encodeToString(header.value()));
        }
        return headers;
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "null" : value.asText();
    }

    private static byte @Nullable [] bytes(JsonNode text) {
        return text.isTextual() ? Base64.getDecoder().decode(text.asText()) : null;
    }
}
