package io.clinstream.streams.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * JSON as people write it to Avro: absent fields take their default, times are ISO 8601, NaN and infinities are words.
 * An unknown field fails, so that a misspelt input cannot pass as a good one.
 */
final class AvroJson {

    private AvroJson() {}

    static GenericRecord row(Schema schema, JsonNode json) {
        GenericRecord row = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            JsonNode raw = json.get(field.name() + "_millis");
            JsonNode given = raw == null ? json.get(field.name()) : raw;
            if (given == null && !field.hasDefaultValue()) {
                throw new IllegalArgumentException(schema.getName() + " needs " + field.name());
            }
            row.put(
                    field.pos(),
                    given == null ? GenericData.get().getDefaultValue(field) : value(field.schema(), given));
        }
        requireKnown(schema, json);
        return row;
    }

    private static void requireKnown(Schema schema, JsonNode json) {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (schema.getField(name.replaceFirst("_millis$", "")) == null) {
                throw new IllegalArgumentException(schema.getName() + " has no field " + name);
            }
        }
    }

    private static Object value(Schema schema, JsonNode json) {
        return switch (schema.getType()) {
            case UNION -> json.isNull() ? null : value(chosen(schema), json);
            case RECORD -> row(schema, json);
            case ARRAY -> items(schema, json);
            case ENUM -> new GenericData.EnumSymbol(schema, json.textValue());
            case STRING -> json.textValue();
            case BOOLEAN -> json.booleanValue();
            case INT -> json.intValue();
            case LONG ->
                json.isTextual() && schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                        ? (Object) Instant.parse(json.textValue()).toEpochMilli()
                        : (Object) json.longValue();
            case DOUBLE -> json.isTextual() ? Double.parseDouble(json.textValue()) : json.doubleValue();
            default -> throw new IllegalArgumentException("no JSON for " + schema);
        };
    }

    private static List<Object> items(Schema schema, JsonNode json) {
        List<Object> items = new ArrayList<>();
        json.forEach(item -> items.add(value(schema.getElementType(), item)));
        return items;
    }

    private static Schema chosen(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }
}
