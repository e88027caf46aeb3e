package io.clinstream.operations.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * The outcome of one health check.
 *
 * @param checkedAt when it was made, UTC
 * @param lines every line in order
 * @param counts how much the stores hold; empty where not asked for
 */
public record HealthReport(Instant checkedAt, List<Line> lines, List<StoreCount> counts) {

    /** Copies the lists. */
    public HealthReport {
        lines = List.copyOf(lines);
        counts = List.copyOf(counts);
    }

    /** Whether no line failed and none is blocked. */
    public boolean healthy() {
        return lines.stream().noneMatch(line -> line.verdict().status().unhealthy());
    }

    /** As a person reads it. */
    public List<String> text() {
        return TextReport.lines(this);
    }

    /** As a script reads it. */
    public JsonNode json() {
        return JsonReport.of(this);
    }
}
