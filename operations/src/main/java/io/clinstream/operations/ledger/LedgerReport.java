package io.clinstream.operations.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.operations.text.TextTable;
import io.clinstream.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A drawn balance.
 *
 * @param rows sums per topic and measurement
 * @param vectors vectors in the features topic
 * @param offline offline rows of them
 * @param online patients whose last vector is in Redis, field by field
 * @param expired patients whose vector has rightly left Redis
 * @param breaches every rule that does not hold
 */
public record LedgerReport(
        List<LedgerRow> rows, long vectors, long offline, long online, long expired, List<Breach> breaches) {

    /** Copies the lists. */
    public LedgerReport {
        rows = List.copyOf(rows);
        breaches = List.copyOf(breaches);
    }

    /** Whether every rule holds and every row balances. */
    public boolean balanced() {
        return breaches.isEmpty() && rows.stream().allMatch(LedgerRow::balanced);
    }

    /** As a person reads it. */
    public List<String> text() {
        TextTable table = new TextTable(List.of(
                "topic",
                "measurement",
                "files",
                "in",
                "accepted",
                "late",
                "partial",
                "duplicates",
                "rejected",
                "silver",
                "",
                "reasons"));
        for (LedgerRow row : rows) {
            table.add(List.of(
                    row.topic(),
                    row.code(),
                    known(row.held()),
                    Long.toString(row.in()),
                    Long.toString(row.accepted()),
                    Long.toString(row.late()),
                    Long.toString(row.partial()),
                    Long.toString(row.duplicates()),
                    Long.toString(row.refusals()),
                    known(row.silver()),
                    row.balanced() ? "✅" : "❌",
                    reasons(row.rejected())));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(vectors + " vectors, " + offline + " offline rows, " + online
                + " patients' last vector in Redis field by field, " + expired + " expired");
        for (Breach breach : breaches) {
            lines.add("❌ NOT: " + breach.rule() + " (" + breach.count() + " times)");
            breach.first().forEach(text -> lines.add("     " + text));
        }
        lines.add(balanced() ? "✅ balanced" : "❌ NOT balanced");
        return lines;
    }

    /** As a script reads it. */
    public ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("balanced", balanced());
        json.put("vectors", vectors)
                .put("offline", offline)
                .put("online", online)
                .put("expired", expired);
        ArrayNode all = json.putArray("rows");
        rows.forEach(row -> all.add(Json.MAPPER.<ObjectNode>valueToTree(row).put("balanced", row.balanced())));
        json.set("breaches", Json.MAPPER.valueToTree(breaches));
        return json;
    }

    private static String known(long number) {
        return number < 0 ? "" : Long.toString(number);
    }

    private static String reasons(Map<String, Long> rejected) {
        return rejected.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
