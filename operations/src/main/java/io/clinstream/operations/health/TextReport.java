package io.clinstream.operations.health;

import io.clinstream.operations.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A health report as a person reads it. */
final class TextReport {

    private static final List<String> LEVELS =
            List.of("infrastructure", "ingestion", "streams", "features", "prediction", "watching");

    private TextReport() {}

    static List<String> lines(HealthReport report) {
        List<String> text = new ArrayList<>();
        int level = -1;
        for (Line line : report.lines()) {
            if (line.check().level() != level) {
                level = line.check().level();
                text.add("Level " + level + "  " + LEVELS.get(level));
            }
            text.add("  %s %-4s %-44s %s"
                    .formatted(
                            line.verdict().status().sign(),
                            line.check().id(),
                            line.check().name(),
                            line.verdict().text()));
        }
        if (!report.counts().isEmpty()) {
            text.add("");
            text.addAll(counts(report.counts()));
        }
        text.add("");
        text.add(summary(report));
        return text;
    }

    private static List<String> counts(List<StoreCount> counts) {
        TextTable table = new TextTable(List.of("store", "objects", "rows", ""));
        for (StoreCount count : counts) {
            table.add(List.of(count.store(), number(count.objects()), number(count.rows()), count.remark()));
        }
        return table.lines();
    }

    private static String summary(HealthReport report) {
        return "%s: %d passed, %d failed, %d blocked, %d skipped"
                .formatted(
                        report.healthy() ? "healthy" : "NOT healthy",
                        count(report, Verdict.Status.PASSED),
                        count(report, Verdict.Status.FAILED),
                        count(report, Verdict.Status.BLOCKED),
                        count(report, Verdict.Status.SKIPPED));
    }

    private static long count(HealthReport report, Verdict.Status status) {
        return report.lines().stream()
                .filter(line -> line.verdict().status() == status)
                .count();
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "?";
    }
}
