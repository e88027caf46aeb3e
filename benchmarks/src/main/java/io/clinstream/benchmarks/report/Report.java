package io.clinstream.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a run found, in the order of finding. */
public final class Report {

    private final Map<String, Object> machine = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Map<String, JsonNode> configurations = new LinkedHashMap<>();
    private final Map<String, JsonNode> profiles = new LinkedHashMap<>();

    /** An empty report. */
    public Report() {}

    /** Notes a fact about machine, time or load. */
    public void fact(String name, Object value) {
        machine.put(name, value);
    }

    /** Notes a figure. */
    public void figure(String section, String subject, String name, double value, String unit) {
        figures.add(new Figure(section, subject, name, value, unit));
    }

    /** Judges a gate. */
    public void judge(Gate gate, double measured) {
        verdicts.add(Verdict.of(gate, measured));
    }

    /** Notes how an entrant was configured, and what ate its time; a missing node if nobody looked. */
    public void entrant(String name, JsonNode configuration, JsonNode profile) {
        configurations.put(name, configuration);
        if (!profile.isMissingNode()) {
            profiles.put(name, profile);
        }
    }

    /** Names of the missed gates. */
    public List<String> missed() {
        return verdicts.stream()
                .filter(verdict -> !verdict.passed())
                .map(Verdict::gate)
                .toList();
    }

    /** Facts about machine, time and load. */
    public Map<String, Object> machine() {
        return Map.copyOf(machine);
    }

    /** All figures. */
    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** All judged gates. */
    public List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    /** Configuration by entrant. */
    public Map<String, JsonNode> configurations() {
        return new LinkedHashMap<>(configurations);
    }

    /** Profile by entrant. */
    public Map<String, JsonNode> profiles() {
        return new LinkedHashMap<>(profiles);
    }

    /** The report as one document. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", machine);
        document.put("gates", verdicts);
        document.put("figures", figures);
        document.put("configurations", configurations);
        document.put("profiles", profiles);
        return document;
    }
}
