package io.clinstream.streams.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.registry.AvroEncoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code bad-inputs.jsonl}: what is sent, and what must become of it.
 *
 * <p>{@code value} is encoded with the topic's schema (or that of {@code type}); {@code mutate} then breaks the bytes;
 * {@code hex} are the bytes themselves; {@code tombstone} is no value. {@code key} is the patient id unless given.
 * {@code expect} is ACCEPTED or a reason; {@code letters} dead letters of {@code scope} come of it, one by default.
 */
public final class RawInput {

    private static final int UNKNOWN_SCHEMA_ID = 987_654_321;
    private static final int BODY = 5;

    private final JsonNode line;

    private RawInput(JsonNode line) {
        this.line = line;
    }

    /** All lines of the file. */
    public static List<RawInput> all() {
        InputStream file = RawInput.class.getResourceAsStream("/bad-inputs.jsonl");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return lines.lines().map(RawInput::parse).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RawInput parse(String text) {
        try {
            return new RawInput(Json.MAPPER.readTree(text));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** What it shows, as a phrase. */
    public String name() {
        return line.get("name").textValue();
    }

    /** The topic it is sent to. */
    public Topic topic(Topics topics) {
        return topics.raw().stream()
                .filter(topic -> topic.name()
                        .equals(topics.prefix() + "." + line.get("topic").textValue()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it can be sent to a compacted topic at all; the broker itself refuses keyless records there. */
    public boolean isRefusedByBroker(Topics topics) {
        return topic(topics).compacted() && key() == null;
    }

    /** The record's key. */
    public byte @Nullable [] key() {
        JsonNode key = line.has("key") ? line.get("key") : line.get("value").get("patient_id");
        return key.isNull() ? null : key.textValue().getBytes(StandardCharsets.UTF_8);
    }

    /** The record's value, encoded under the ids that {@code idOf} gives. */
    public byte @Nullable [] value(Topics topics, ToIntFunction<Schema> idOf) {
        if (line.has("tombstone")) {
            return null;
        }
        if (line.has("hex")) {
            return HexFormat.of().parseHex(line.get("hex").textValue());
        }
        Schema schema = topic(topics).schema().orElseThrow();
        if (line.has("type")) {
            String type = line.get("type").textValue();
            schema = topics.raw().stream()
                    .map(topic -> topic.schema().orElseThrow())
                    .filter(candidate -> candidate.getName().equals(type))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] whole = AvroEncoder.encode(idOf.applyAsInt(schema), AvroJson.row(schema, line.get("value")));
        return line.has("mutate") ? mutated(whole, line.get("mutate").textValue()) : whole;
    }

    /** Whether it becomes a canonical event, whole or in part. */
    public boolean isAccepted() {
        return expectation().equals("ACCEPTED") || scope().equals("MEASUREMENT");
    }

    /** ACCEPTED, or the reason of its dead letters. */
    public String expectation() {
        return line.get("expect").textValue();
    }

    /** Field of the first dead letter; empty where the record as a whole is meant. */
    public String field() {
        return line.path("field").asText("");
    }

    /** RECORD or MEASUREMENT. */
    public String scope() {
        return line.path("scope").asText("RECORD");
    }

    /** How many dead letters come of it. */
    public int letters() {
        return expectation().equals("ACCEPTED") ? 0 : line.path("letters").asInt(1);
    }

    @Override
    public String toString() {
        return name();
    }

    private static byte[] mutated(byte[] whole, String mutation) {
        byte[] bytes = whole.clone();
        switch (mutation) {
            case "empty" -> bytes = new byte[0];
            case "magic" -> bytes[0] = 1;
            case "truncated" -> bytes = Arrays.copyOf(whole, whole.length / 2);
            case "trailing" -> bytes = Arrays.copyOf(whole, whole.length + 3);
            case "negative-length" -> bytes[BODY] = 0x01;
            case "huge-length" -> Arrays.fill(bytes, BODY, BODY + 4, (byte) 0xFE);
            case "unknown-schema" -> ByteBuffer.wrap(bytes, 1, Integer.BYTES).putInt(UNKNOWN_SCHEMA_ID);
            case "negative-schema" -> ByteBuffer.wrap(bytes, 1, Integer.BYTES).putInt(-1);
            default -> throw new IllegalArgumentException("no such mutation: " + mutation);
        }
        return bytes;
    }
}
