package io.clinstream.features.api;

import io.clinstream.platform.http.Exchange;
import java.util.Arrays;

/** Entity tags: an answer that the asker has already is not sent again. */
final class Tags {

    private Tags() {}

    /** Answers with JSON under a tag that names what it says, if not its every byte; 304 where the asker has it. */
    static void reply(Exchange exchange, String tag, Object body) {
        String quoted = "\"" + tag + "\"";
        exchange.setHeader("ETag", "W/" + quoted);
        if (has(exchange, quoted)) {
            exchange.empty(304);
        } else {
            exchange.reply(200, body);
        }
    }

    private static boolean has(Exchange exchange, String quoted) {
        return exchange.header("If-None-Match").stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals(quoted) || tag.equals("*"));
    }
}
