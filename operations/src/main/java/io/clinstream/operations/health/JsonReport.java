package io.clinstream.operations.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;

/** A health report as a script reads it. */
final class JsonReport {

    private JsonReport() {}

    static ObjectNode of(HealthReport report) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("checked_at", report.checkedAt().toString());
        json.put("healthy", report.healthy());
        ArrayNode lines = json.putArray("lines");
        report.lines().forEach(line -> lines.add(line(line)));
        ArrayNode counts = json.putArray("counts");
        report.counts().forEach(count -> counts.add(count(count)));
        return json;
    }

    private static ObjectNode line(Line line) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", line.check().id());
        json.put("level", line.check().level());
        json.put("name", line.check().name());
        json.put("status", line.verdict().status().name());
        json.put("text", line.verdict().text());
        json.put("millis", line.took().toMillis());
        if (line.verdict() instanceof Verdict.Blocked blocked) {
            ArrayNode by = json.putArray("blocked_by");
            blocked.by().forEach(by::add);
        }
        return json;
    }

    private static ObjectNode count(StoreCount count) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("store", count.store());
        count.objects().ifPresent(objects -> json.put("objects", objects));
        count.rows().ifPresent(rows -> json.put("rows", rows));
        if (!count.remark().isEmpty()) {
            json.put("remark", count.remark());
        }
        return json;
    }
}
