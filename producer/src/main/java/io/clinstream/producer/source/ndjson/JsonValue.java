package io.clinstream.producer.source.ndjson;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A decoded value as bronze writes it (field names, bare values instead of tagged unions, times as milliseconds or ISO
 * 8601) back as a record of the contract. A field that is absent takes the default of the schema.
 */
final class JsonValue {

    private JsonValue() {}

    /** The record; empty if the value has another shape: an unknown field, a missing one, a wrong type or symbol. */
    static Optional<SpecificRecord> read(Schema schema, JsonNode value) {
        try {
            return Optional.of((SpecificRecord) row(schema, value));
        } catch (MisfitException | AvroRuntimeException misfit) {
            return Optional.empty();
        }
    }

    private static Object row(Schema schema, JsonNode value) {
        check(value.isObject());
        value.fieldNames().forEachRemaining(name -> check(schema.getField(name) != null));
        SpecificRecord row = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            JsonNode item = value.get(field.name());
            row.put(field.pos(), item == null ? SpecificData.get().getDefaultValue(field) : item(field.schema(), item));
        }
        return row;
    }

    private static @Nullable Object item(Schema schema, JsonNode value) {
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return instant(value);
        }
        return switch (schema.getType()) {
            case UNION -> value.isNull() ? nothing(schema) : item(present(schema), value);
            case RECORD -> row(schema, value);
            case ARRAY -> list(schema, value);
            case STRING -> checked(value.isTextual(), value.asText());
            case ENUM -> {
                check(value.isTextual() && schema.hasEnumSymbol(value.asText()));
                yield SpecificData.get().createEnum(value.asText(), schema);
            }
            case BOOLEAN -> checked(value.isBoolean(), value.asBoolean());
            case INT -> checked(value.canConvertToInt() && value.isIntegralNumber(), value.asInt());
            case LONG -> checked(value.canConvertToLong() && value.isIntegralNumber(), value.asLong());
            case DOUBLE -> real(value);
            default -> throw new MisfitException();
        };
    }

    private static Object real(JsonNode value) {
        if (value.isNumber()) {
            return value.asDouble();
        }
        return switch (value.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new MisfitException();
        };
    }

    private static List<@Nullable Object> list(Schema schema, JsonNode value) {
        check(value.isArray());
        List<@Nullable Object> items = new ArrayList<>();
        value.forEach(item -> items.add(item(schema.getElementType(), item)));
        return items;
    }

    private static Instant instant(JsonNode value) {
        if (value.isIntegralNumber()) {
            return Instant.ofEpochMilli(value.asLong());
        }
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeException unreadable) {
            throw new MisfitException();
        }
    }

    private static @Nullable Object nothing(Schema union) {
        check(union.isNullable());
        return null;
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow(MisfitException::new);
    }

    private static Object checked(boolean fits, Object value) {
        check(fits);
        return value;
    }

    private static void check(boolean fits) {
        if (!fits) {
            throw new MisfitException();
        }
    }

    /** Control flow within this class only. */
    private static final class MisfitException extends RuntimeException {}
}
