package io.clinstream.training.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.registry.Run;
import io.clinstream.registry.Stage;
import io.clinstream.registry.Transition;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One version as text for a terminal: card, metrics, run, files, history. */
final class VersionPage {

    private final PrintWriter out;

    VersionPage(PrintWriter out) {
        this.out = out;
    }

    void print(RegisteredVersion shown, Optional<Run> run, List<Transition> history) {
        JsonNode card = VersionCard.of(shown).manifest();
        out.println(shown.servedAs() + "  " + shown.stage().text() + "  " + shown.kind());
        out.println(shown.description());
        Columns.print(facts(shown, card, run), "  ", out);
        section("Metrics", scalars(card.path("metrics"), ""));
        run.ifPresent(logged -> section("Parameters", pairs(logged.params())));
        run.ifPresent(logged -> section("Tags", pairs(logged.tags())));
        section("Files", files(shown));
        section(
                "History of " + shown.name(),
                history.stream().map(VersionPage::line).toList());
    }

    private static List<List<String>> facts(RegisteredVersion shown, JsonNode card, Optional<Run> run) {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("registered", Columns.minute(shown.createdAt()) + " by " + shown.createdBy()));
        facts.add(List.of("source", shown.source()));
        shown.contents().ifPresent(contents -> {
            facts.add(List.of("outcome", card.path("outcome").asText()));
            facts.add(List.of("inputs", card.path("inputs").size() + " features of set " + contents.featureSet()));
            facts.add(List.of("required", joined(card.path("required"))));
            facts.add(List.of("thresholds", thresholds(card.path("thresholds"))));
            facts.add(List.of(
                    "training set", card.path("training").path("training_set").asText("not stated")));
            facts.add(List.of("commit", card.path("training").path("git_commit").asText("not stated")));
        });
        run.ifPresent(logged -> facts.add(List.of("run", logged.id() + " of " + logged.experiment())));
        return facts;
    }

    private static List<List<String>> files(RegisteredVersion shown) {
        return shown.contents().map(RegisteredVersion.Contents::files).orElse(List.of()).stream()
                .map(file -> List.of(file.name(), file.bytes() + " bytes", "sha256 " + file.sha256()))
                .toList();
    }

    private void section(String title, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            out.println(title);
            Columns.print(rows, "  ", out);
        }
    }

    private static List<String> line(Transition transition) {
        return List.of(
                Columns.minute(transition.at()),
                "version " + transition.version(),
                transition.from().map(Stage::text).orElse("new") + " → "
                        + transition.to().text(),
                transition.cause().name(),
                transition.by(),
                transition.reason()
                        + transition
                                .overrideReason()
                                .map(why -> "; override: " + why)
                                .orElse(""));
    }

    private static List<List<String>> pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> List.of(pair.getKey(), pair.getValue()))
                .toList();
    }

    /** The numbers and words in a tree, each under its path. */
    private static List<List<String>> scalars(JsonNode tree, String path) {
        List<List<String>> rows = new ArrayList<>();
        tree.properties().forEach(field -> {
            String name = path + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                rows.addAll(scalars(value, name + "."));
            } else if (value.isFloatingPointNumber()) {
                rows.add(List.of(name, String.format(Locale.ROOT, "%.4f", value.doubleValue())));
            } else if (value.isValueNode()) {
                rows.add(List.of(name, value.asText()));
            }
        });
        return rows;
    }

    private static String joined(JsonNode names) {
        List<String> all = new ArrayList<>();
        names.forEach(name -> all.add(name.asText()));
        return all.isEmpty() ? "none" : String.join(", ", all);
    }

    private static String thresholds(JsonNode thresholds) {
        return "medium from " + thresholds.path("medium").asText() + ", high from "
                + thresholds.path("high").asText() + " ("
                + thresholds.path("rule").asText() + ")";
    }
}
