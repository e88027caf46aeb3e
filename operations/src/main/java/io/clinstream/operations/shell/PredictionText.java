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
        answer.path("reasons").forEach(item -> lines.add("  because    " + item.asText()));
        answer.path("missing").forEach(item -> lines.add("  missing    " + item.asText()));
        answer.path("assumptions").forEach(item -> lines.add("  assumption " + item.asText()));
        return lines;
    }

    private static void addNews2(JsonNode news2, List<String> lines) {
        if (!news2.path("total").isNumber()) {
            return;
        }
        String lowest = news2.path("lowest").asText();
        String highest = news2.path("highest").asText();
        String range = lowest.equals(highest) ? "" : " (possible " + lowest + " to " + highest + ")";
        lines.add("NEWS2        " + news2.path("total").asText() + range);
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
