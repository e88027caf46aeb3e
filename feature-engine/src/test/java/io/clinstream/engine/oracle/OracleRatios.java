package io.clinstream.engine.oracle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quantities of several laboratory values drawn within a day of each other. */
final class OracleRatios {

    private OracleRatios() {}

    static void put(Moment moment) {
        Fraction gap = null;
        if (drawnTogether(moment, "sodium", "chloride", "bicarbonate")) {
            gap = last(moment, "sodium").minus(last(moment, "chloride").plus(last(moment, "bicarbonate")));
        }
        moment.put("anion_gap_last", gap);
        if (gap != null && drawnTogether(moment, "sodium", "chloride", "bicarbonate", "albumin")) {
            moment.put(
                    "anion_gap_albumin_corrected_last",
                    gap.plus(Fraction.of(4).minus(last(moment, "albumin")).times("2.5")));
        }
        if (drawnTogether(moment, "calcium", "albumin")) {
            moment.put(
                    "calcium_corrected_last",
                    last(moment, "calcium")
                            .plus(Fraction.of(4).minus(last(moment, "albumin")).times("0.8")));
        }
        ratio(moment, "bun_creatinine_ratio_last", "bun", "creatinine");
        ratio(moment, "alt_ast_ratio_last", "alt", "ast");
        ratio(moment, "neutrophil_lymphocyte_ratio_last", "neutrophils", "lymphocytes");
        liverPattern(moment);
    }

    private static void ratio(Moment moment, String name, String top, String bottom) {
        if (drawnTogether(moment, top, bottom) && !last(moment, bottom).isZero()) {
            moment.put(name, last(moment, top).over(last(moment, bottom)));
        }
    }

    /** R value: hepatocellular or cholestatic. */
    private static void liverPattern(Moment moment) {
        Fraction alt = OracleLabs.timesUpperLimit(moment, "alt");
        Fraction alp = OracleLabs.timesUpperLimit(moment, "alp");
        if (alt != null && alp != null && !alp.isZero() && drawnTogether(moment, "alt", "alp")) {
            moment.put("r_value_last", alt.over(alp));
        }
    }

    private static Fraction last(Moment moment, String code) {
        @Nullable Fraction last = moment.last(code, OracleLabs.MONTH);
        if (last == null) {
            throw new IllegalStateException("no " + code);
        }
        return last;
    }

    private static boolean drawnTogether(Moment moment, String... codes) {
        List<Long> times = new ArrayList<>();
        for (String code : codes) {
            List<OraclePoint> newest = moment.newest(code, OracleLabs.MONTH);
            if (newest.isEmpty()) {
                return false;
            }
            times.add(newest.get(0).time());
        }
        times.sort(Long::compare);
        return times.get(times.size() - 1) - times.get(0) <= 24 * Dot.HOUR;
    }
}
