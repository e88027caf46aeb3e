package io.clinstream.engine.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Laboratory values one by one: newest, change, multiples of the limit, grades. */
final class OracleLabs {

    /** The analytes of reference rows 171 to 222. */
    static final List<String> REFERENCE = List.of(
            "alt alp ast bilirubin_total albumin creatinine bun sodium potassium chloride bicarbonate calcium magnesium "
                    .concat(
                            "phosphate glucose hemoglobin hematocrit wbc neutrophils lymphocytes platelets inr lactate ")
                    .concat("crp ck troponin_t")
                    .split(" ", -1));

    private static final List<String> FURTHER =
            List.of("ggt bilirubin_direct urea total_co2 calcium_ionized hba1c cholesterol hdl ldl triglycerides urate "
                    .concat("eosinophils pt aptt fibrinogen ldh troponin_i ph paco2 pao2")
                    .split(" ", -1));

    static final long DAY = 24;
    static final long WEEK = 7 * DAY;
    static final long MONTH = 30 * DAY;

    private OracleLabs() {}

    static void put(Moment moment) {
        REFERENCE.forEach(code -> latest(moment, code));
        FURTHER.forEach(code -> latest(moment, code));
        for (String code : "alt ast alp bilirubin_total ck creatinine troponin_t".split(" ", -1)) {
            moment.put("lab_" + code + "_xuln_last", timesUpperLimit(moment, code));
        }
        for (String code : ("alt ast bilirubin_total creatinine sodium potassium glucose hemoglobin platelets "
                        + "neutrophils wbc albumin calcium magnesium")
                .split(" ", -1)) {
            moment.put("lab_" + code + "_ctcae_grade_last", worstGrade(moment, moment.newest(code, MONTH)));
        }
        changes(moment);
        week(moment);
    }

    private static void latest(Moment moment, String code) {
        moment.put("lab_" + code + "_last", moment.last(code, MONTH));
        moment.put("lab_" + code + "_hours_since_last", moment.hoursSinceLast(code));
    }

    private static void changes(Moment moment) {
        for (String code : "creatinine potassium sodium hemoglobin platelets lactate wbc glucose".split(" ", -1)) {
            moment.put("lab_" + code + "_delta_24h", Statistics.delta(moment.within(code, DAY)));
        }
        for (String code :
                "creatinine alt ast bilirubin_total hemoglobin platelets neutrophils albumin".split(" ", -1)) {
            moment.put(
                    "lab_" + code + "_pct_change_baseline",
                    OracleBaseline.percentChange(moment, code, moment.last(code, MONTH)));
        }
        for (String code : "creatinine alt bilirubin_total potassium hemoglobin platelets neutrophils".split(" ", -1)) {
            moment.put("lab_" + code + "_delta_prev", sincePrevious(moment.within(code, MONTH)));
        }
        for (String code : "creatinine alt platelets".split(" ", -1)) {
            moment.put("lab_" + code + "_trend_7d", Statistics.slope(measured(moment.within(code, WEEK))));
        }
    }

    /** A bound such as "below 0.2" is no measurement to lay a line through. */
    private static List<OraclePoint> measured(List<OraclePoint> points) {
        return points.stream()
                .filter(point -> !point.flags().contains("CENSORED"))
                .toList();
    }

    private static @Nullable Fraction sincePrevious(List<OraclePoint> points) {
        List<OraclePoint> newest = Dot.newest(points);
        if (newest.isEmpty()) {
            return null;
        }
        Fraction before =
                Statistics.mean(Dot.newest(Dot.before(points, newest.get(0).time())));
        return before == null ? null : Fraction.mean(Dot.values(newest)).minus(before);
    }

    /** The newest value over its own record's upper limit of normal. */
    static @Nullable Fraction timesUpperLimit(Moment moment, String code) {
        Fraction sum = Fraction.ZERO;
        int count = 0;
        for (OraclePoint point : moment.newest(code, MONTH)) {
            if (timesUpperLimit(point) != null) {
                sum = sum.plus(Objects.requireNonNull(timesUpperLimit(point)));
                count++;
            }
        }
        return count == 0 ? null : sum.over(Fraction.of(count));
    }

    static @Nullable Fraction timesUpperLimit(OraclePoint point) {
        return point.high() == null || point.high().signum() <= 0 ? null : new Fraction(point.value(), point.high());
    }

    private static @Nullable Integer worstGrade(Moment moment, List<OraclePoint> points) {
        return points.stream()
                .map(point -> OracleGrades.grade(moment, point))
                .filter(Objects::nonNull)
                .max(Integer::compare)
                .orElse(null);
    }

    private static void week(Moment moment) {
        List<Integer> worst = new ArrayList<>();
        for (String code : OracleGrades.graded()) {
            Integer grade = worstGrade(moment, moment.within(code, WEEK));
            if (grade != null) {
                worst.add(grade);
            }
        }
        moment.count(
                "lab_grade3plus_count_7d",
                worst.stream().filter(grade -> grade >= 3).count());
        moment.put(
                "lab_max_ctcae_grade_7d", worst.stream().max(Integer::compare).orElse(null));
        moment.count(
                "lab_abnormal_count_7d",
                moment.patient.points().keySet().stream()
                        .filter(code ->
                                moment.within(code, WEEK).stream().anyMatch(point -> point.lab() && abnormal(point)))
                        .count());
    }

    private static boolean abnormal(OraclePoint point) {
        return (point.low() != null && point.value().compareTo(point.low()) < 0)
                || (point.high() != null && point.value().compareTo(point.high()) > 0);
    }
}
