package io.clinstream.operations.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.audit.proof.Finding;
import io.clinstream.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a verification came to.
 *
 * @param findings what is not as it was written
 * @param unchecked what could not be checked, as sentences
 * @param counts what was checked
 * @param took how long
 */
record AuditReport(List<Finding> findings, List<String> unchecked, Counts counts, Duration took) {

    static final int PROVEN = 0;
    static final int BROKEN = 1;
    static final int WRONG_CALL = 2;
    static final int NOT_CHECKED = 3;

    private static final int LINES = 200;
    private static final double MILLIS = 1_000.0;

    /**
     * What was checked.
     *
     * @param rows rows of the table
     * @param partitions partitions of the log
     * @param anchors valid anchors
     * @param newestAnchor when the newest was made
     * @param unanchored rows behind the newest anchored heads
     * @param scores scores computed again
     * @param refusals refusals that a model gives again
     * @param otherRefusals refusals without vector or model
     * @param largestSumError largest distance of base plus contributions from the log-odds
     * @param vectors feature vectors computed again
     * @param eligibleVectors rows whose vectors could have been
     */
    record Counts(
            long rows,
            int partitions,
            long anchors,
            Optional<Instant> newestAnchor,
            long unanchored,
            long scores,
            long refusals,
            long otherRefusals,
            double largestSumError,
            long vectors,
            long eligibleVectors) {}

    int exitCode() {
        if (!findings.isEmpty()) {
            return BROKEN;
        }
        return unchecked.isEmpty() ? PROVEN : NOT_CHECKED;
    }

    private String verdict() {
        return switch (exitCode()) {
            case PROVEN -> "PROVEN";
            case BROKEN -> "BROKEN";
            default -> "NOT FULLY CHECKED";
        };
    }

    List<String> text() {
        List<String> lines = new ArrayList<>();
        findings.stream().limit(LINES).map(AuditReport::line).forEach(lines::add);
        if (findings.size() > LINES) {
            lines.add("… and " + (findings.size() - LINES) + " more; --json lists them all");
        }
        unchecked.forEach(what -> lines.add("not checked: " + what));
        lines.add(
                counts.rows() + " rows in " + counts.partitions() + " chains; " + counts.anchors() + " anchors, newest "
                        + counts.newestAnchor().map(Instant::toString).orElse("none") + ", " + counts.unanchored()
                        + " rows younger than it");
        lines.add(counts.scores() + " scores and " + counts.refusals() + " refusals computed again ("
                + counts.otherRefusals() + " refusals without vector or model); base + contributions within "
                + String.format(Locale.ROOT, "%.1e", counts.largestSumError()) + " of the log-odds");
        if (counts.eligibleVectors() > 0) {
            lines.add(counts.vectors() + " feature vectors of " + counts.eligibleVectors()
                    + " rows computed again from the log");
        }
        lines.add(verdict() + " in " + took.toMillis() / MILLIS + " s");
        return lines;
    }

    private static String line(Finding finding) {
        String place = finding.partition() < 0
                ? "anchor " + finding.offset()
                : "partition " + finding.partition() + " offset " + finding.offset();
        return finding.kind() + "  " + place
                + finding.prediction().map(id -> "  prediction " + id).orElse("") + "  " + finding.text();
    }

    String json() {
        ObjectNode report = Json.MAPPER.createObjectNode();
        report.put("verdict", verdict());
        ArrayNode found = report.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode entry = found.addObject();
            entry.put("kind", finding.kind().name());
            entry.put("partition", finding.partition() < 0 ? null : finding.partition());
            entry.put(finding.partition() < 0 ? "anchor" : "offset", finding.offset());
            entry.put(
                    "prediction_id", finding.prediction().map(Object::toString).orElse(null));
            entry.put("text", finding.text());
        }
        ArrayNode open = report.putArray("not_checked");
        unchecked.forEach(open::add);
        report.put("rows", counts.rows());
        report.put("partitions", counts.partitions());
        report.put("anchors", counts.anchors());
        report.put("newest_anchor", counts.newestAnchor().map(Instant::toString).orElse(null));
        report.put("rows_not_anchored", counts.unanchored());
        report.put("scores_recomputed", counts.scores());
        report.put("refusals_recomputed", counts.refusals());
        report.put("other_refusals", counts.otherRefusals());
        report.put("largest_sum_error", counts.largestSumError());
        report.put("vectors_recomputed", counts.vectors());
        report.put("vectors_eligible", counts.eligibleVectors());
        report.put("seconds", took.toMillis() / MILLIS);
        return report.toString();
    }
}
