package io.clinstream.operations.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Compares the decoded value of a bronze line with what its own bytes decode to. */
final class BronzeValue {

    private BronzeValue() {}

    /** The path of the first field that differs; empty where none does. */
    static Optional<String> difference(@Nullable JsonNode stored, @Nullable Object decoded) {
        return difference("value", stored, decoded);
    }

    private static Optional<String> difference(String path, @Nullable JsonNode stored, @Nullable Object decoded) {
        if (stored == null) {
            return Optional.of(path);
        }
        if (decoded instanceof GenericRecord row) {
            return record(path, stored, row);
        }
        if (decoded instanceof List<?> list) {
            return list(path, stored, list);
        }
        if (decoded instanceof Map<?, ?> map) {
            return map(path, stored, map);
        }
        return same(stored, decoded) ? Optional.empty() : Optional.of(path);
    }

    private static Optional<String> record(String path, JsonNode stored, GenericRecord row) {
        List<Schema.Field> fields = row.getSchema().getFields();
        if (!stored.isObject() || stored.size() != fields.size()) {
            return Optional.of(path);
        }
        for (Schema.Field field : fields) {
            Optional<String> wrong =
                    difference(path + "." + field.name(), stored.get(field.name()), row.get(field.pos()));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> list(String path, JsonNode stored, List<?> list) {
        if (!stored.isArray() || stored.size() != list.size()) {
            return Optional.of(path);
        }
        for (int i = 0; i < list.size(); i++) {
            Optional<String> wrong = difference(path + "[" + i + "]", stored.get(i), list.get(i));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> map(String path, JsonNode stored, Map<?, ?> map) {
        if (!stored.isObject() || stored.size() != map.size()) {
            return Optional.of(path);
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Optional<String> wrong = difference(path + "." + name, stored.get(name), entry.getValue());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static boolean same(JsonNode stored, @Nullable Object decoded) {
        if (decoded == null) {
            return stored.isNull();
        }
        if (decoded instanceof Double || decoded instanceof Float) {
            double real = ((Number) decoded).doubleValue();
            return Double.isFinite(real)
                    ? stored.isNumber() && Double.doubleToRawLongBits(stored.doubleValue()) == bits(decoded, real)
                    : stored.asText().equals(decoded.toString());
        }
        if (decoded instanceof Number whole) {
            return stored.isIntegralNumber() && stored.longValue() == whole.longValue();
        }
        if (decoded instanceof Boolean flag) {
            return stored.isBoolean() && stored.booleanValue() == flag;
        }
        return stored.isTextual() && stored.asText().equals(text(decoded));
    }

    /** A float is written by its own shortest text, which is another double than the float itself. */
    private static long bits(Object decoded, double real) {
        return Double.doubleToRawLongBits(decoded instanceof Float ? Double.parseDouble(decoded.toString()) : real);
    }

    private static String text(Object decoded) {
        if (decoded instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return Base64.getEncoder().encodeToString(copy);
        }
        return decoded instanceof GenericFixed fixed
                ? Base64.getEncoder().encodeToString(fixed.bytes())
                : decoded.toString();
    }
}
