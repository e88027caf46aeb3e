package io.clinstream.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.Topics;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The demonstration's output: one refreshing screen on a terminal, plain lines elsewhere. */
final class Screen {

    private static final String HOME_AND_CLEAR = "\033[H\033[J";
    private static final int SCORES_KEPT = 8;
    private static final List<Map.Entry<String, String>> VITALS = List.of(
            Map.entry("heart_rate_last", "heart rate /min"),
            Map.entry("bp_systolic_last", "systolic mm[Hg]"),
            Map.entry("respiratory_rate_last", "respiration /min"),
            Map.entry("temperature_last", "temperature Cel"),
            Map.entry("spo2_last", "SpO2 %"));

    private final PrintStream out;
    private final boolean terminal;
    private final long begin = System.nanoTime();
    private final Deque<String> scores = new ArrayDeque<>();

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** One line of progress. */
    void say(String line) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - begin) / 1e9, line);
        out.flush();
    }

    /** Text as it is. */
    void print(String text) {
        out.println(text);
        out.flush();
    }

    /** The whole picture. */
    void show(WatchedPatient patient, LogCounts counts, Topics topics) {
        Optional<JsonNode> features = patient.features();
        Optional<WatchedPatient.Score> score = features.isPresent() ? patient.score() : Optional.empty();
        score.ifPresent(this::remember);
        StringBuilder page = new StringBuilder(terminal ? HOME_AND_CLEAR : "");
        page.append("clinstream — research software, not a medical device\n\n");
        page.append("real septic patient ")
                .append(patient.patientId())
                .append(" (PhysioNet 2019), last 24 h of the stay shifted to now\n");
        features.ifPresentOrElse(
                known -> page.append("  ").append(vitals(known)).append('\n'), () -> page.append("  not known yet\n"));
        page.append("  scores ").append(String.join(" → ", scores)).append('\n');
        score.ifPresent(now -> page.append(reasons(now)));
        page.append('\n').append(refusal(counts)).append('\n').append(ledger(counts, topics));
        out.println(page);
        out.flush();
    }

    private void remember(WatchedPatient.Score score) {
        String text = score.probability()
                .map(probability -> String.format(
                        Locale.ROOT,
                        "NEWS2 %s (%.1f %%, %s)",
                        score.news2().map(String::valueOf).orElse("?"),
                        probability * 100,
                        score.level()))
                .orElse("withheld");
        if (!text.equals(scores.peekLast())) {
            scores.addLast(text);
        }
        while (scores.size() > SCORES_KEPT) {
            scores.removeFirst();
        }
    }

    private static String vitals(JsonNode known) {
        JsonNode values = known.path("features");
        return VITALS.stream()
                .map(vital -> vital.getValue() + " "
                        + (values.path(vital.getKey()).isNumber()
                                ? values.path(vital.getKey()).asText()
                                : "–"))
                .collect(Collectors.joining("   "));
    }

    private static String reasons(WatchedPatient.Score score) {
        StringBuilder text = new StringBuilder("  status " + score.status() + "\n");
        score.reasons()
                .forEach(reason -> text.append("    because ").append(reason).append('\n'));
        return text.toString();
    }

    private static String refusal(LogCounts counts) {
        return counts.newestRefusal()
                .map(newest -> "newest refused reading: " + newest.reason()
                        + (newest.field().isEmpty() ? "" : " in " + newest.field()) + " of " + newest.topic() + " — "
                        + newest.rule())
                .orElse("no reading refused yet");
    }

    private static String ledger(LogCounts counts, Topics topics) {
        return "log so far: raw " + counts.of(topics.raw()) + "   canonical " + counts.of(topics.events())
                + "   accepted rows " + counts.of(topics.accepted()) + "   refused " + counts.of(topics.deadLetter())
                + " " + counts.reasons() + "   vectors " + counts.of(topics.features()) + "   predictions "
                + counts.of(topics.predictions());
    }
}
