package io.clinstream.operations.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws the balance of a book: sums per topic and measurement, and every rule that does not hold. */
final class Balance {

    private static final int SHOWN = 20;

    private static final String SUMS = """
            WITH keys AS (SELECT topic, code FROM raw UNION SELECT topic, code FROM input),
              held AS (SELECT topic, code, sum(n) n FROM input GROUP BY ALL),
              sent AS (SELECT topic, code, count(*) n FROM raw GROUP BY ALL),
              canon AS (SELECT topic, code, count(*) FILTER (repeated AND code <> 'subject') AS dup,
                  count(*) FILTER (partial) AS torn, count(*) n FROM canonical GROUP BY ALL),
              acc AS (SELECT topic, code, count(*) n, count(*) FILTER (late) AS late FROM accepted GROUP BY ALL),
              ref AS (SELECT topic, code, count(*) n FROM
                  (SELECT topic, code FROM refused UNION ALL SELECT topic, code FROM refused_later) GROUP BY ALL),
              sil AS (SELECT topic, code, count(*) n FROM silver GROUP BY ALL)
            SELECT k.topic, k.code, held.n, coalesce(sent.n, 0),
              CASE WHEN k.code IN ('subject', 'end_of_load') THEN coalesce(canon.n, 0) ELSE coalesce(acc.n, 0) END,
              coalesce(acc.late, 0), coalesce(canon.torn, 0), coalesce(canon.dup, 0), coalesce(ref.n, 0),
              CASE WHEN k.code IN ('subject', 'end_of_load', 'record', 'unknown_code') THEN NULL
                ELSE coalesce(sil.n, 0) END
            FROM keys k LEFT JOIN held USING (topic, code) LEFT JOIN sent USING (topic, code)
              LEFT JOIN canon USING (topic, code) LEFT JOIN acc USING (topic, code) LEFT JOIN ref USING (topic, code)
              LEFT JOIN sil USING (topic, code)
            ORDER BY 1, 2""";

    private static final String REASONS = """
            SELECT topic, code, reason, count(*) FROM
              (SELECT topic, code, reason FROM refused UNION ALL SELECT topic, code, reason FROM refused_later)
            GROUP BY ALL ORDER BY 1, 2, 3""";

    private final LedgerBook book;

    Balance(LedgerBook book) {
        this.book = book;
    }

    List<Breach> breaches(boolean sourceMayBeAhead, boolean withSources) throws SQLException {
        List<Breach> breaches = new ArrayList<>();
        for (Rule rule : Rule.all(sourceMayBeAhead)) {
            if (withSources || !rule.aboutSources()) {
                List<String> breaks = book.query(rule.query()).stream()
                        .map(row -> String.valueOf(row.get(0)))
                        .toList();
                if (!breaks.isEmpty()) {
                    breaches.add(
                            new Breach(rule.name(), breaks.size(), breaks.subList(0, Math.min(SHOWN, breaks.size()))));
                }
            }
        }
        return breaches;
    }

    /** Whether everything up to the accepted rows is accounted for, so that the vectors of all of it exist. */
    boolean firstHalfHolds(boolean sourceMayBeAhead, boolean withSources) throws SQLException {
        for (Rule rule : Rule.upToAccepted(sourceMayBeAhead)) {
            if ((withSources || !rule.aboutSources())
                    && !book.query(rule.query()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    List<LedgerRow> sums() throws SQLException {
        Map<String, Map<String, Long>> reasons = new TreeMap<>();
        for (var row : book.query(REASONS)) {
            reasons.computeIfAbsent(row.get(0) + " " + row.get(1), any -> new TreeMap<>())
                    .put(String.valueOf(row.get(2)), number(row.get(3)));
        }
        List<LedgerRow> rows = new ArrayList<>();
        for (var row : book.query(SUMS)) {
            rows.add(new LedgerRow(
                    String.valueOf(row.get(0)),
                    String.valueOf(row.get(1)),
                    row.get(2) == null ? -1 : number(row.get(2)),
                    number(row.get(3)),
                    number(row.get(4)),
                    number(row.get(5)),
                    number(row.get(6)),
                    number(row.get(7)),
                    reasons.getOrDefault(row.get(0) + " " + row.get(1), Map.of()),
                    row.get(9) == null ? -1 : number(row.get(9))));
        }
        return rows;
    }

    long count(String table) throws SQLException {
        return number(book.query("SELECT count(*) FROM " + table).get(0).get(0));
    }

    private static long number(@org.jspecify.annotations.Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }
}
