package io.clinstream.operations.parity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the comparison of one store has found so far. */
final class Tally {

    private static final int SHOWN = 20;

    private final String store;
    private long equal;
    private long different;
    private long missing;
    private long extra;
    private long behind;
    private long ahead;
    private final Map<String, Difference> firstByColumn = new LinkedHashMap<>();
    private final Map<String, Long> byColumn = new TreeMap<>();
    private final List<String> places = new ArrayList<>();
    private final Map<String, Long> leftOut = new TreeMap<>();

    Tally(String store) {
        this.store = store;
    }

    String store() {
        return store;
    }

    /** A row or record was the same in every value. */
    void equal() {
        equal++;
    }

    /** So many were the same. */
    void equal(long count) {
        equal += count;
    }

    /** A row or record differs in these values, at least one. */
    void different(List<Difference> found) {
        different++;
        for (Difference one : found) {
            byColumn.merge(one.column(), 1L, Long::sum);
            firstByColumn.putIfAbsent(one.column(), one);
        }
    }

    /** What must be there is not. */
    void missing(String place) {
        missing++;
        show("missing: " + place);
    }

    /** What is there must not be. */
    void extra(String place) {
        extra++;
        show("extra: " + place);
    }

    /** What must be there is not, and is so young that it may still come. */
    void behind(String place) {
        behind++;
        if (behind == 1) {
            show("not yet: " + place);
        }
    }

    /** What is there is younger than what this run looks at. */
    void ahead() {
        ahead++;
    }

    /** Something was not compared, for a reason. */
    void leftOut(String why) {
        leftOut.merge(why, 1L, Long::sum);
    }

    private void show(String line) {
        if (places.size() < SHOWN) {
            places.add(line);
        }
    }

    long compared() {
        return equal + different;
    }

    boolean wrong() {
        return different + missing + extra > 0;
    }

    boolean late() {
        return behind > 0;
    }

    /** Columns that differ, with their first difference, in the order in which they were found. */
    Map<String, Difference> differences() {
        return firstByColumn;
    }

    /** One cell per column of the report. */
    List<String> cells() {
        return List.of(
                store,
                Long.toString(compared()),
                Long.toString(equal),
                Long.toString(different),
                Long.toString(missing),
                Long.toString(extra),
                Long.toString(behind),
                Long.toString(ahead));
    }

    /** What a person should know beside the numbers. */
    List<String> remarks() {
        List<String> lines = new ArrayList<>();
        firstByColumn.values().stream().limit(SHOWN).forEach(one -> {
            long more = byColumn.getOrDefault(one.column(), 1L) - 1;
            lines.add(store + "  different: " + one + (more == 0 ? "" : " (and in " + more + " more)"));
        });
        places.forEach(place -> lines.add(store + "  " + place));
        leftOut.forEach((why, count) -> lines.add(store + "  left out: " + count + " " + why));
        return lines;
    }

    ObjectNode json() {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("store", store)
                .put("compared", compared())
                .put("equal", equal)
                .put("different", different)
                .put("missing", missing)
                .put("extra", extra)
                .put("behind", behind)
                .put("ahead", ahead);
        ArrayNode columns = node.putArray("differences");
        firstByColumn
                .values()
                .forEach(one -> columns.addObject()
                        .put("column", one.column())
                        .put("count", byColumn.get(one.column()))
                        .put("place", one.place())
                        .put("stored", one.stored())
                        .put("recomputed", one.recomputed()));
        ArrayNode lines = node.putArray("places");
        places.forEach(lines::add);
        ObjectNode left = node.putObject("left_out");
        leftOut.forEach(left::put);
        return node;
    }
}
