package io.clinstream.features.quality;

import io.clinstream.contract.Topics;

/**
 * The query of every measure, over the tables of a day. A refused record has no lag: its time is not believed. Columns: topic, label of the source, value in the unit of the measure, part
 * and whole. Sources of which there is nothing to measure have no row, or a null value where they could have had one.
 */
final class Figures {

    private final Topics topics;
    private final long cutOff;
    private final boolean complete;

    /**
     * Queries for a day.
     *
     * @param cutOff epoch milliseconds from which ages are counted
     * @param complete whether every record has gone all its way; if not, what no application has come to is left out
     */
    Figures(Topics topics, long cutOff, boolean complete) {
        this.topics = topics;
        this.cutOff = cutOff;
        this.complete = complete;
    }

    String of(Measure measure) {
        return switch (measure) {
            case MEASUREMENTS -> measurements();
            case FIELDS -> ratio("sum(filled)", "sum(fields)", "record", "true");
            case GAP -> gap();
            case REFUSED -> ratio(count("reason IS NOT NULL"), "count(*)", "record", "true");
            case PARTIAL -> ratio(count("torn"), "count(*)", "record", "accepted");
            case SUSPECT -> flagged("SUSPECT");
            case UNACCOUNTED -> unaccounted();
            case DUPLICATES -> duplicates();
            case CONFLICTS -> flagged("CONFLICT");
            case LATE -> flagged("LATE");
            case FRESHNESS -> age("appended", "true");
            case EVENT_AGE -> age("event_ms", "reason IS NULL");
            case ARRIVAL_LAG_P50 -> lag("quantile_disc(%s, 0.5)", "appended - event_ms", "live");
            case ARRIVAL_LAG_P95 -> lag("quantile_disc(%s, 0.95)", "appended - event_ms", "live");
            case ARRIVAL_LAG_MAX -> lag("max(%s)", "appended - event_ms", "live");
            case REPORTING_LAG_P50 -> lag("quantile_disc(%s, 0.5)", "available_ms - event_ms", "true");
            case REPORTING_LAG_P95 -> lag("quantile_disc(%s, 0.95)", "available_ms - event_ms", "true");
            case REPORTING_LAG_MAX -> lag("max(%s)", "available_ms - event_ms", "true");
        };
    }

    private static String measurements() {
        return """
                WITH expected AS (SELECT topic, label, count(DISTINCT signal) AS n
                    FROM (SELECT topic, label, unnest(signals) AS signal FROM record) GROUP BY ALL),
                  readings AS (SELECT topic, label, sum(len(signals)) AS part, count(*) AS n
                    FROM record WHERE signals IS NOT NULL GROUP BY ALL)
                SELECT topic, label, part / nullif(r.n * e.n, 0), part, r.n * e.n
                FROM readings r JOIN expected e USING (topic, label)""";
    }

    private String gap() {
        return """
                SELECT topic, label, max(gap) / 1000.0, count(*), count(*) FROM (
                  SELECT topic, label, appended - lag(appended) OVER (PARTITION BY topic, label ORDER BY appended) AS gap
                  FROM record WHERE live AND topic = %s) GROUP BY ALL""".formatted(DayBook.text(topics.vitals().name()));
    }

    private String unaccounted() {
        String decided = complete
                ? "true"
                : "pos <= (SELECT max(e.pos) FROM intake_end e"
                        + " WHERE e.topic = record.topic AND e.part = record.part)";
        return ratio(count("NOT accepted AND reason IS NULL"), "count(*)", "record", decided);
    }

    /** A record that leaves no accepted row says nothing new, unless the features application refused it. */
    private String duplicates() {
        String decided =
                complete ? "true" : "cpos <= (SELECT max(e.cpos) FROM silver_end e WHERE e.cpart = record.cpart)";
        String silent = "NOT EXISTS (SELECT 1 FROM silver s WHERE s.topic = record.topic AND s.part = record.part"
                + " AND s.pos = record.pos)";
        return "WITH judged AS (SELECT topic, label, " + silent + " AS silent FROM record WHERE accepted"
                + " AND reason IS NULL AND kind IN ('VITALS', 'LAB', 'ADVERSE_EVENT') AND " + decided + ") "
                + ratio(count("silent"), "count(*)", "judged", "true");
    }

    private static String flagged(String flag) {
        return ratio(count("list_contains(flags, '" + flag + "')"), "count(*)", "accepted", "true");
    }

    private String age(String column, String which) {
        return "SELECT topic, label, (" + cutOff + " - max(" + column + ")) / 1000.0, count(*), count(*)"
                + " FROM record WHERE live AND " + which + " GROUP BY ALL";
    }

    private static String lag(String statistic, String difference, String which) {
        return "SELECT topic, label, " + statistic.formatted(difference) + " / 1000.0, count(*), count(*)"
                + " FROM record WHERE exact AND reason IS NULL AND " + which + " AND " + difference
                + " IS NOT NULL GROUP BY ALL";
    }

    private static String count(String condition) {
        return "count(*) FILTER (" + condition + ")";
    }

    private static String ratio(String part, String whole, String table, String which) {
        return "SELECT topic, label, " + part + " / nullif(" + whole + ", 0), " + part + ", " + whole + " FROM " + table
                + " WHERE " + which + " GROUP BY ALL";
    }
}
