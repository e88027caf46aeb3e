package io.clinstream.training.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A report as JSON: names in snake case, a figure that is not defined is null. */
public final class ReportJson {

    private static final ObjectMapper MAPPER =
            Json.MAPPER.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private ReportJson() {}

    /** A report, or a part of one such as a comparison, as a tree. */
    public static JsonNode tree(Object report) {
        JsonNode tree = MAPPER.valueToTree(report);
        blank(tree);
        return tree;
    }

    /** The same as text, UTF-8. */
    public static byte[] bytes(Object report) {
        try {
            return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree(report)) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report cannot be written", impossible);
        }
    }

    private static void blank(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> undefined = new ArrayList<>();
            object.properties().forEach(field -> {
                blank(field.getValue());
                if (isUndefined(field.getValue())) {
                    undefined.add(field.getKey());
                }
            });
            undefined.forEach(object::putNull);
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                blank(array.get(index));
                if (isUndefined(array.get(index))) {
                    array.setNull(index);
                }
            }
        }
    }

    private static boolean isUndefined(JsonNode node) {
        return node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue());
    }
}
