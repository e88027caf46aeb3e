package io.clinstream.operations.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that must hold, as a query for what breaks it.
 *
 * @param name what must hold
 * @param query gives one text per break
 */
record Rule(String name, String query) {

    private static final String SOURCES = "what the files hold was sent";

    /** Every rule over the book, in the order of the data's way. */
    static List<Rule> all(boolean sourceMayBeAhead) {
        List<Rule> rules = new ArrayList<>(upToAccepted(sourceMayBeAhead));
        rules.addAll(List.of(
                silverMissing(), silverExtra(), silverTwice(), offlineMissing(), offlineExtra(), offlineTwice()));
        return rules;
    }

    /** The rules from the files to the accepted rows. */
    static List<Rule> upToAccepted(boolean sourceMayBeAhead) {
        return List.of(source(sourceMayBeAhead), outcomes(), fromNothing(), features(), acceptedFromNothing());
    }

    /** Whether the rule needs the files of the sources. */
    boolean aboutSources() {
        return name.equals(SOURCES);
    }

    private static Rule source(boolean mayBeAhead) {
        String wrong = mayBeAhead ? "coalesce(r.n, 0) > coalesce(i.n, 0)" : "coalesce(i.n, 0) <> coalesce(r.n, 0)";
        return new Rule("what the files hold was sent", """
                WITH sent AS (SELECT topic, patient, code, count(*) n FROM raw
                    WHERE patient IN (SELECT DISTINCT patient FROM input) AND code <> 'end_of_load'
                      AND NOT released GROUP BY ALL),
                  held AS (SELECT topic, patient, code, sum(n) n FROM input GROUP BY ALL)
                SELECT coalesce(i.topic, r.topic) || ' ' || coalesce(i.code, r.code) || ' of one patient: files hold '
                    || coalesce(i.n, 0) || ', topic holds ' || coalesce(r.n, 0)
                FROM held i FULL JOIN sent r ON i.topic = r.topic AND i.patient = r.patient AND i.code = r.code
                WHERE %s ORDER BY 1""".formatted(wrong));
    }

    private static Rule outcomes() {
        return new Rule("every raw measurement is accepted or refused, once", """
                WITH outcome AS (
                  SELECT topic, spart part, spos pos, code FROM canonical
                  UNION ALL SELECT topic, part, pos, code FROM refused),
                counted AS (SELECT topic, part, pos, code, count(*) n FROM outcome GROUP BY ALL)
                SELECT r.topic || ' ' || r.part || '/' || r.pos || ' ' || r.code || ': '
                    || coalesce(c.n, 0) || ' outcomes'
                FROM raw r LEFT JOIN counted c USING (topic, part, pos, code)
                WHERE coalesce(c.n, 0) <> 1 ORDER BY 1""");
    }

    private static Rule fromNothing() {
        return new Rule("nothing is in the canonical log that was not sent", """
                SELECT c.topic || ' ' || c.spart || '/' || c.spos || ' ' || c.code || ': no such raw measurement'
                FROM canonical c ANTI JOIN raw r
                  ON c.topic = r.topic AND c.spart = r.part AND c.spos = r.pos AND c.code = r.code
                WHERE c.code <> 'subject' ORDER BY 1""");
    }

    private static Rule features() {
        return new Rule("every canonical measurement is accepted, a duplicate or refused, once", """
                WITH taken AS (SELECT topic, spart, spos, code, count(*) n FROM accepted GROUP BY ALL),
                  later AS (SELECT topic, spart, spos, code, count(*) n FROM refused_later GROUP BY ALL)
                SELECT c.topic || ' ' || c.spart || '/' || c.spos || ' ' || c.code || ': '
                    || CASE WHEN c.repeated THEN 'a duplicate, yet accepted'
                            ELSE 'accepted ' || coalesce(a.n, 0) || ' times, refused ' || coalesce(d.n, 0) || ' times'
                       END
                FROM canonical c
                  LEFT JOIN taken a USING (topic, spart, spos, code)
                  LEFT JOIN later d USING (topic, spart, spos, code)
                WHERE c.code NOT IN ('subject', 'end_of_load')
                  AND coalesce(a.n, 0) + coalesce(d.n, 0) <> CASE WHEN c.repeated AND d.n IS NULL THEN 0 ELSE 1 END
                ORDER BY 1""");
    }

    private static Rule acceptedFromNothing() {
        return new Rule("nothing is accepted that is not in the canonical log", """
                SELECT a.store || ' ' || a.part || '/' || a.pos || ' ' || a.code || ': no such canonical measurement'
                FROM accepted a ANTI JOIN canonical c
                  ON a.topic = c.topic AND a.spart = c.spart AND a.spos = c.spos AND a.code = c.code ORDER BY 1""");
    }

    private static Rule silverMissing() {
        return new Rule("every accepted row is in silver, with the same content", """
                SELECT a.store || ' ' || a.part || '/' || a.pos || ' ' || a.code || ': not in silver'
                FROM accepted a ANTI JOIN silver s
                  ON a.store = s.store AND a.part = s.part AND a.pos = s.pos AND a.topic = s.topic
                  AND a.spart = s.spart AND a.spos = s.spos AND a.code = s.code AND a.seq = s.seq
                  AND a.content = s.content ORDER BY 1""");
    }

    private static Rule silverExtra() {
        return new Rule("every silver row was accepted, with the same content", """
                SELECT s.store || ' ' || s.part || '/' || s.pos || ' ' || s.code || ': in silver, not accepted'
                FROM silver s ANTI JOIN accepted a
                  ON a.store = s.store AND a.part = s.part AND a.pos = s.pos AND a.topic = s.topic
                  AND a.spart = s.spart AND a.spos = s.spos AND a.code = s.code AND a.seq = s.seq
                  AND a.content = s.content ORDER BY 1""");
    }

    private static Rule silverTwice() {
        return new Rule("no silver row is twice", """
                SELECT store || ' ' || part || '/' || pos || ': ' || count(*) || ' silver rows'
                FROM silver GROUP BY store, part, pos HAVING count(*) > 1 ORDER BY 1""");
    }

    private static Rule offlineMissing() {
        return new Rule("every vector is an offline row, with the same hash", """
                SELECT 'vector ' || v.part || '/' || v.pos || ': not offline'
                FROM vectors v ANTI JOIN offline o USING (part, pos, patient, sha256) ORDER BY 1""");
    }

    private static Rule offlineExtra() {
        return new Rule("every offline row is a vector, with the same hash", """
                SELECT 'offline row ' || o.part || '/' || o.pos || ': no such vector'
                FROM offline o ANTI JOIN vectors v USING (part, pos, patient, sha256) ORDER BY 1""");
    }

    private static Rule offlineTwice() {
        return new Rule("no offline row is twice", """
                SELECT 'offline row ' || part || '/' || pos || ': ' || count(*) || ' rows'
                FROM offline GROUP BY part, pos HAVING count(*) > 1 ORDER BY 1""");
    }
}
