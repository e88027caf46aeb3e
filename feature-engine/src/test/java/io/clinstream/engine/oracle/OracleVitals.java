package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Vital signs: rows 1 to 102, burdens and bedside values. */
final class OracleVitals {

    static final List<String> CORE =
            List.of("heart_rate", "bp_systolic", "bp_diastolic", "respiratory_rate", "temperature", "spo2");
    private static final Map<String, Long> WINDOWS = Map.of("1h", 1L, "6h", 6L, "24h", 24L);
    private static final long DAY = 24;

    private OracleVitals() {}

    static void put(Moment moment) {
        CORE.forEach(code -> vital(moment, code));
        burdens(moment);
        body(moment);
        bedside(moment);
    }

    private static void vital(Moment moment, String code) {
        WINDOWS.forEach((name, hours) -> {
            List<OraclePoint> inside = moment.within(code, hours);
            moment.put(code + "_mean_" + name, Statistics.mean(inside));
            moment.put(code + "_min_" + name, Statistics.least(inside));
            moment.put(code + "_max_" + name, Statistics.greatest(inside));
            if (hours > 1) {
                moment.put(code + "_std_" + name, Statistics.deviation(inside));
                moment.put(code + "_trend_" + name, Statistics.slope(inside));
            }
        });
        moment.put(code + "_last", moment.last(code, DAY));
        moment.put(code + "_delta_6h", Statistics.delta(moment.within(code, 6)));
        moment.count(code + "_count_24h", moment.within(code, DAY).size());
        moment.put(code + "_hours_since_last", moment.hoursSinceLast(code));
    }

    private static void burdens(Moment moment) {
        burden(moment, "heart_rate_frac_above_110_6h", "heart_rate", 6, value -> compare(value, "110") > 0);
        burden(moment, "heart_rate_frac_below_50_6h", "heart_rate", 6, value -> compare(value, "50") < 0);
        burden(moment, "bp_systolic_frac_below_100_6h", "bp_systolic", 6, value -> compare(value, "100") <= 0);
        burden(moment, "bp_systolic_frac_above_160_24h", "bp_systolic", DAY, value -> compare(value, "160") >= 0);
        burden(moment, "spo2_frac_below_92_6h", "spo2", 6, value -> compare(value, "92") < 0);
        burden(moment, "respiratory_rate_frac_above_20_6h", "respiratory_rate", 6, value -> compare(value, "20") > 0);
        burden(moment, "temperature_frac_above_38_24h", "temperature", DAY, value -> compare(value, "38") > 0);
        burden(moment, "supplemental_o2_fraction_24h", "supplemental_o2", DAY, value -> compare(value, "1") == 0);
    }

    private static void burden(Moment moment, String name, String code, long hours, Predicate<BigDecimal> condition) {
        moment.put(name, Statistics.share(moment.within(code, hours), condition));
    }

    private static int compare(BigDecimal value, String threshold) {
        return value.compareTo(new BigDecimal(threshold));
    }

    private static void body(Moment moment) {
        long lookBack = 90 * DAY;
        Fraction weight = moment.last("weight", lookBack);
        Fraction height = moment.last("height", lookBack);
        moment.put("weight_last", weight);
        moment.put("weight_pct_change_baseline", OracleBaseline.percentChange(moment, "weight", weight));
        moment.put("weight_delta_7d", Statistics.delta(moment.within("weight", 7 * DAY)));
        if (weight != null && height != null && !height.isZero()) {
            moment.put(
                    "bmi_last", weight.times("10000").over(height.times(height)).rounded(2));
        }
    }

    private static void bedside(Moment moment) {
        List<OraclePoint> glucose = moment.within("glucose_poc", DAY);
        moment.put("glucose_poc_last", moment.last("glucose_poc", DAY));
        moment.put("glucose_poc_min_24h", Statistics.least(glucose));
        moment.put("glucose_poc_max_24h", Statistics.greatest(glucose));
        moment.put("glucose_poc_std_24h", Statistics.deviation(glucose));
        moment.put("pain_score_last", moment.last("pain_score", DAY));
        moment.put("pain_score_max_24h", Statistics.greatest(moment.within("pain_score", DAY)));
        moment.put("acvpu_worst_24h", Statistics.greatest(moment.within("consciousness", DAY)));
        List<OraclePoint> responses = moment.within("consciousness", 6);
        moment.put(
                "acvpu_not_alert_6h",
                responses.isEmpty()
                        ? null
                        : (Boolean) responses.stream()
                                .anyMatch(point -> point.value().signum() > 0));
        moment.put("supplemental_o2_on", moment.last("supplemental_o2", DAY));
        moment.put("o2_flow_last", moment.last("o2_flow", DAY));
    }
}
