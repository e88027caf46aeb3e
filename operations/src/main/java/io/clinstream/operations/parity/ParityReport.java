package io.clinstream.operations.parity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.operations.text.TextTable;
import io.clinstream.platform.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run found.
 *
 * @param tallies one per store
 * @param events canonical events that were replayed
 * @param vectors vectors that were recomputed
 * @param took time of the whole run
 * @param undecided why nothing can be said; empty where something can
 */
record ParityReport(List<Tally> tallies, long events, long vectors, Duration took, List<String> undecided) {

    /** Everything agrees. */
    static final int EQUAL = 0;
    /** Something differs, is missing, or is too much. */
    static final int DIFFERENT = 1;
    /** A store has not caught up, or there is nothing to compare. */
    static final int UNDECIDED = 2;

    private static final double MILLIS_PER_SECOND = 1000;

    ParityReport {
        tallies = List.copyOf(tallies);
        undecided = List.copyOf(undecided);
    }

    int exitCode() {
        if (tallies.stream().anyMatch(Tally::wrong)) {
            return DIFFERENT;
        }
        return undecided.isEmpty() && tallies.stream().noneMatch(Tally::late) ? EQUAL : UNDECIDED;
    }

    /** As a person reads it. */
    List<String> text() {
        TextTable table = new TextTable(
                List.of("store", "compared", "equal", "different", "missing", "extra", "behind", "ahead"));
        tallies.forEach(tally -> table.add(tally.cells()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%d canonical events, %d vectors recomputed in %.1f s: %.0f vectors/s",
                events,
                vectors,
                took.toMillis() / MILLIS_PER_SECOND,
                vectorsPerSecond()));
        tallies.forEach(tally -> lines.addAll(tally.remarks()));
        undecided.forEach(why -> lines.add("cannot decide: " + why));
        lines.add(
                switch (exitCode()) {
                    case EQUAL -> "EQUAL";
                    case DIFFERENT -> "DIFFERENT";
                    default -> "UNDECIDED";
                });
        return lines;
    }

    ObjectNode json() {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("verdict", new String[] {"EQUAL", "DIFFERENT", "UNDECIDED"}[exitCode()]);
        node.put("events", events);
        node.put("vectors", vectors);
        node.put("seconds", took.toMillis() / MILLIS_PER_SECOND);
        node.put("vectors_per_second", Math.round(vectorsPerSecond()));
        ArrayNode stores = node.putArray("stores");
        tallies.forEach(tally -> stores.add(tally.json()));
        ArrayNode why = node.putArray("undecided");
        undecided.forEach(why::add);
        return node;
    }

    private double vectorsPerSecond() {
        return vectors * MILLIS_PER_SECOND / Math.max(1, took.toMillis());
    }
}
