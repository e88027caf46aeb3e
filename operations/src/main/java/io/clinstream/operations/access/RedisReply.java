package io.clinstream.operations.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.clinstream.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reply of Redis as a person or a script reads it. */
public final class RedisReply {

    private RedisReply() {}

    /** The lines that Redis' own command line would print. */
    public static List<String> lines(@Nullable Object reply) {
        if (reply instanceof List<?> items) {
            return items.isEmpty() ? List.of("(empty)") : numbered(items);
        }
        if (reply instanceof Long number) {
            return List.of("(integer) " + number);
        }
        return reply == null ? List.of("(nil)") : text(reply).lines().toList();
    }

    /** The same as JSON. */
    public static JsonNode json(@Nullable Object reply) {
        if (reply instanceof List<?> items) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            items.forEach(item -> array.add(json(item)));
            return array;
        }
        if (reply instanceof Long number) {
            return Json.MAPPER.getNodeFactory().numberNode(number);
        }
        return reply == null
                ? NullNode.getInstance()
                : Json.MAPPER.getNodeFactory().textNode(text(reply));
    }

    private static List<String> numbered(List<?> items) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String head = (i + 1) + ") ";
            for (String line : lines(items.get(i))) {
                lines.add(head + line);
                head = " ".repeat(head.length());
            }
        }
        return lines;
    }

    private static String text(Object reply) {
        return reply instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : reply.toString();
    }
}
