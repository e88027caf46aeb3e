package io.clinstream.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A report as text: figures, configurations, profiles of what missed a gate, gates. */
public final class ReportText {

    private static final int PROFILE_LINES = 20;

    private ReportText() {}

    /** The lines. */
    public static List<String> of(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        report.machine().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fact -> lines.add(String.format(Locale.ROOT, "%-22s %s", fact.getKey(), fact.getValue())));
        figures(report, lines);
        report.configurations().forEach((entrant, configuration) -> {
            lines.add("");
            lines.add("configuration of " + entrant);
            configuration
                    .properties()
                    .forEach(entry -> lines.add(String.format(
                            Locale.ROOT,
                            "  %-16s %s",
                            entry.getKey(),
                            entry.getValue().asText())));
        });
        explained(report)
                .forEach(entrant -> profile(
                        entrant, Objects.requireNonNull(report.profiles().get(entrant)), lines));
        gates(report, lines);
        return lines;
    }

    private static void figures(Report report, List<String> lines) {
        Map<String, List<Figure>> bySubject = new LinkedHashMap<>();
        report.figures()
                .forEach(figure -> bySubject
                        .computeIfAbsent(figure.section() + ": " + figure.subject(), first -> new ArrayList<>())
                        .add(figure));
        bySubject.forEach((subject, figures) -> {
            lines.add("");
            lines.add(subject);
            figures.forEach(figure -> lines.add(String.format(
                    Locale.ROOT, "  %-52s %14s %s", figure.name(), Numbers.text(figure.value()), figure.unit())));
        });
    }

    /** Entrants whose profile says why a gate was missed. */
    private static Set<String> explained(Report report) {
        Set<String> entrants = new TreeSet<>();
        for (Gate gate : Gate.values()) {
            if (report.missed().contains(gate.id()) && report.profiles().containsKey(gate.explainedBy())) {
                entrants.add(gate.explainedBy());
            }
        }
        return entrants;
    }

    private static void profile(String entrant, JsonNode profile, List<String> lines) {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("thread", "samples by thread");
        titles.put("self", "in the method itself");
        titles.put("ours", "in our method and the libraries it calls");
        titles.put("below", "in the method and what it calls");
        titles.put("allocation", "bytes allocated");
        titles.forEach((table, title) -> {
            lines.add("");
            lines.add("what eats the time of " + entrant + ": " + title);
            int shown = 0;
            for (JsonNode line : profile) {
                if (line.get("table").asText().equals(table) && shown < PROFILE_LINES) {
                    shown++;
                    lines.add(String.format(
                            Locale.ROOT,
                            "  %5.1f %%  %s",
                            line.get("percent").asDouble(),
                            line.get("what").asText()));
                }
            }
        });
    }

    private static void gates(Report report, List<String> lines) {
        lines.add("");
        lines.add("gates");
        report.verdicts()
                .forEach(verdict -> lines.add(String.format(
                        Locale.ROOT,
                        "  %-28s %-9s %14s   %s",
                        verdict.gate(),
                        verdict.condition(),
                        Numbers.text(verdict.measured()),
                        verdict.passed() ? "met" : "MISSED")));
    }
}
