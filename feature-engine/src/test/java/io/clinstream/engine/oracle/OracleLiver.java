package io.clinstream.engine.oracle;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hy's law and Temple's corollary over 14 days, each value by its own upper limit of normal. */
final class OracleLiver {

    private static final long FORTNIGHT = 14 * 24;

    private OracleLiver() {}

    static void put(Moment moment) {
        List<OraclePoint> bilirubin = limited(moment.within("bilirubin_total", FORTNIGHT));
        List<OraclePoint> transaminases = limited(Stream.of("alt", "ast")
                .flatMap(code -> moment.within(code, FORTNIGHT).stream())
                .toList());
        if (bilirubin.isEmpty() || transaminases.isEmpty()) {
            return;
        }
        boolean candidate = bilirubin.stream()
                .anyMatch(point -> reaches(point, 2)
                        && (before(moment, point, "alt", 3) || before(moment, point, "ast", 3))
                        && !before(moment, point, "alp", 2));
        boolean temple = transaminases.stream().anyMatch(point -> reaches(point, 3))
                && bilirubin.stream().noneMatch(point -> reaches(point, 2));
        moment.put("hys_law_candidate_14d", (Boolean) candidate);
        moment.put("temple_corollary_14d", (Boolean) temple);
    }

    private static List<OraclePoint> limited(List<OraclePoint> points) {
        return points.stream()
                .filter(point -> OracleLabs.timesUpperLimit(point) != null)
                .toList();
    }

    /** Whether a value of a code at the bilirubin or up to 14 days before it, that included, was so many times high. */
    private static boolean before(Moment moment, OraclePoint bilirubin, String code, int times) {
        return moment.of(code).stream()
                .filter(point -> point.time() <= bilirubin.time())
                .filter(point -> bilirubin.time() - point.time() <= FORTNIGHT * Dot.HOUR)
                .anyMatch(point -> reaches(point, times));
    }

    private static boolean reaches(OraclePoint point, int times) {
        @Nullable Fraction multiple = OracleLabs.timesUpperLimit(point);
        return multiple != null && multiple.compareTo(Fraction.of(times)) >= 0;
    }
}
