package io.clinstream.operations.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An answer of the prediction API as a person reads it. */
final class PredictionText {

    private PredictionText() {}

    static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        lines.add("patient      " + answer.path("patient_id").asText());
        lines.add("status       " + answer.path("status").asText());
        JsonNode probability = answer.path("adverse_event_probability");
        if (probability.isNumber()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "risk         %.1f %% within 24 h, %s",
                    100 * probability.asDouble(),
                    answer.path("risk_level").asText()));
        }
        addNews2(answer.path("news2"), lines);
        addText("model", answer.path("model_version"), lines);
        addText("as of", answer.path("as_of"), lines);
        answer.path("contributions").forEach(part -> lines.add("  reason     " + contribution(part)));
        for (String list : List.of("reasons", "missing", "assumptions")) {
            answer.path(list).forEach(item -> lines.add("  " + pad(list) + item.asText()));
        }
        return lines;
    }

    private static void addNews2(JsonNode news2, List<String> lines) {
        if (news2.isNumber()) {
            lines.add("NEWS2        " + news2.asText());
        } else if (news2.path("total").isNumber()) {
            lines.add("NEWS2        " + news2.path("total").asText() + " (possible "
                    + news2.path("lowest").asText() + " to "
                    + news2.path("highest").asText() + ")");
        }
    }

    private static void addText(String name, JsonNode value, List<String> lines) {
        if (value.isTextual()) {
            lines.add(pad(name) + "  " + value.asText());
        }
    }

    private static String contribution(JsonNode part) {
        return part.hasNonNull("text")
                ? part.path("text").asText()
                : part.path("feature").asText() + " "
                        + part.path("contribution").asText();
    }

    private static String pad(String name) {
        return name + " ".repeat(Math.max(1, 11 - name.length()));
    }
}
