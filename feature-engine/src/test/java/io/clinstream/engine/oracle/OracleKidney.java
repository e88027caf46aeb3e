package io.clinstream.engine.oracle;

import io.clinstream.engine.event.SubjectRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creatinine: rise, KDIGO stage, glomerular filtration by CKD-EPI 2021. */
final class OracleKidney {

    private static final String CREATININE = "creatinine";

    private OracleKidney() {}

    static void put(Moment moment) {
        List<OraclePoint> week = moment.within(CREATININE, 7 * 24);
        List<OraclePoint> newest = Dot.newest(week);
        if (!newest.isEmpty()) {
            Fraction current = Fraction.mean(Dot.values(newest));
            long time = newest.get(0).time();
            Fraction earlier = Statistics.least(Dot.before(week, time));
            if (earlier != null && !earlier.isZero()) {
                moment.put("lab_creatinine_ratio_min_7d", current.over(earlier));
            }
            moment.put("kdigo_stage_creatinine", stage(moment, current, time));
        }
        rise(moment);
        filtration(moment);
    }

    private static void rise(Moment moment) {
        List<OraclePoint> window = moment.within(CREATININE, 48);
        List<OraclePoint> newest = Dot.newest(window);
        Fraction least = newest.isEmpty()
                ? null
                : Statistics.least(Dot.before(window, newest.get(0).time()));
        if (least != null) {
            moment.put(
                    "lab_creatinine_rise_48h", Fraction.mean(Dot.values(newest)).minus(least));
        }
    }

    /** Stage 0 to 3 against the least of the 48 hours and of the 7 days before the draw. */
    private static @Nullable Integer stage(Moment moment, Fraction current, long time) {
        Fraction ofWeek = leastBefore(moment, time, 7 * 24);
        Fraction ofTwoDays = leastBefore(moment, time, 48);
        if (ofWeek == null) {
            return null;
        }
        boolean rise = ofTwoDays != null && !current.minus(ofTwoDays).below("0.3");
        boolean acute = rise || current.compareTo(ofWeek.times("1.5")) >= 0;
        if (current.compareTo(ofWeek.times("3")) >= 0 || (acute && !current.below("4"))) {
            return 3;
        }
        return current.compareTo(ofWeek.times("2")) >= 0 ? 2 : acute ? 1 : 0;
    }

    private static @Nullable Fraction leastBefore(Moment moment, long time, long hours) {
        return Statistics.least(moment.of(CREATININE).stream()
                .filter(point -> point.time() < time && time - point.time() <= hours * Dot.HOUR)
                .toList());
    }

    private static void filtration(Moment moment) {
        BigDecimal now = filtration(moment, moment.newest(CREATININE, 30 * 24));
        BigDecimal base = filtration(moment, OracleBaseline.points(moment, CREATININE));
        moment.put("egfr_ckdepi2021_last", now);
        if (now != null && base != null) {
            moment.put("egfr_pct_change_baseline", OracleBaseline.percentChange(Fraction.of(base), Fraction.of(now)));
        }
    }

    /** mL/min/1.73 m² by creatinine, age at the draw and sex, to 4 decimals. */
    private static @Nullable BigDecimal filtration(Moment moment, List<OraclePoint> draws) {
        SubjectRecord subject = moment.patient.subject();
        if (draws.isEmpty() || subject == null) {
            return null;
        }
        Integer age = age(subject, draws.get(0).time());
        boolean female = "F".equals(subject.sex());
        if (age == null || age < 18 || (!female && !"M".equals(subject.sex()))) {
            return null;
        }
        BigDecimal creatinine = Fraction.mean(Dot.values(draws)).rounded(9);
        BigDecimal ratio = creatinine.divide(new BigDecimal(female ? "0.7" : "0.9"), Powers.DIGITS);
        BigDecimal low = Powers.power(ratio.min(BigDecimal.ONE), new BigDecimal(female ? "-0.241" : "-0.302"));
        BigDecimal high = Powers.power(ratio.max(BigDecimal.ONE), new BigDecimal("-1.2"));
        return new BigDecimal("142")
                .multiply(low)
                .multiply(high)
                .multiply(new BigDecimal("0.9938").pow(age))
                .multiply(new BigDecimal(female ? "1.012" : "1"))
                .setScale(4, RoundingMode.HALF_EVEN);
    }

    private static @Nullable Integer age(SubjectRecord subject, long time) {
        if (subject.birthYear().isPresent()) {
            return Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC).getYear()
                    - subject.birthYear().getAsInt();
        }
        return subject.ageYears().isPresent() ? (Integer) subject.ageYears().getAsInt() : null;
    }
}
