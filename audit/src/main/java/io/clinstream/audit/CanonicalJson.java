package io.clinstream.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.clinstream.platform.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One text per JSON value: keys sorted, no blanks, numbers in plain decimals without trailing zeros. PostgreSQL keeps
 * the numbers of a {@code jsonb} exactly but not their spelling nor the order of keys, so a hash needs this form.
 */
final class CanonicalJson {

    private static final ObjectReader EXACT =
            Json.MAPPER.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private CanonicalJson() {}

    /** The canonical form of any JSON text. */
    static String of(String json) {
        try {
            StringBuilder text = new StringBuilder();
            write(EXACT.readTree(json), text);
            return text.toString();
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not JSON", malformed);
        }
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            writeObject(node, text);
        } else if (node.isArray()) {
            String separator = "[";
            for (JsonNode element : node) {
                text.append(separator);
                write(element, text);
                separator = ",";
            }
            text.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isNumber()) {
            text.append(plain(node.decimalValue()));
        } else {
            text.append(node);
        }
    }

    private static void writeObject(JsonNode node, StringBuilder text) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        text.append('{');
        String separator = "";
        for (String name : names) {
            text.append(separator)
                    .append(Json.MAPPER.getNodeFactory().textNode(name))
                    .append(':');
            write(node.get(name), text);
            separator = ",";
        }
        text.append('}');
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
