package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** NEWS2 by the chart of the Royal College of Physicians, on both saturation scales. */
final class OracleNews2 {

    private static final Bands RESPIRATION = Bands.of("<=8:3 <=11:1 <=20:0 <=24:2 rest:3");
    private static final Bands SATURATION = Bands.of("<=91:3 <=93:2 <=95:1 rest:0");
    private static final Bands SATURATION_2_ON_AIR = Bands.of("<=83:3 <=85:2 <=87:1 rest:0");
    private static final Bands SATURATION_2_ON_OXYGEN = Bands.of("<=83:3 <=85:2 <=87:1 <=92:0 <=94:1 <=96:2 rest:3");
    private static final Bands SYSTOLIC = Bands.of("<=90:3 <=100:2 <=110:1 <=219:0 rest:3");
    private static final Bands PULSE = Bands.of("<=40:3 <=50:1 <=90:0 <=110:1 <=130:2 rest:3");
    private static final Bands TEMPERATURE = Bands.of("<=35.0:3 <=36.0:1 <=38.0:0 <=39.0:1 rest:2");

    /** Total, whether one parameter scores 3, and how many of seven are missing. */
    record Score(int total, boolean anyThree, int missing) {}

    private OracleNews2() {}

    static void put(Moment moment) {
        Score one = score(moment, false);
        Score two = score(moment, true);
        boolean known = one.missing < 7;
        moment.count("news2_missing_components", one.missing);
        moment.put("news2_last", known ? (Integer) one.total : null);
        moment.put("news2_any_param_3", known ? (Boolean) one.anyThree : null);
        moment.put("news2_scale2_last", known ? (Integer) two.total : null);
        moment.put("news2_scale2_any_param_3", known ? (Boolean) two.anyThree : null);
    }

    static @Nullable Integer total(Moment moment) {
        Score score = score(moment, false);
        return score.missing < 7 ? (Integer) score.total : null;
    }

    private static Score score(Moment moment, boolean scaleTwo) {
        List<Integer> parts = new ArrayList<>();
        @Nullable Boolean oxygen = oxygen(moment);
        @Nullable Fraction inspired = moment.last("fio2", 24);
        boolean onOxygen = oxygen != null ? oxygen : inspired != null && inspired.above("21");
        Bands saturation = !scaleTwo ? SATURATION : onOxygen ? SATURATION_2_ON_OXYGEN : SATURATION_2_ON_AIR;
        int missing = oxygen == null ? 1 : 0;
        missing += part(parts, moment.last("respiratory_rate", 24), 0, RESPIRATION);
        missing += part(parts, moment.last("spo2", 24), 0, saturation);
        missing += part(parts, moment.last("bp_systolic", 24), 0, SYSTOLIC);
        missing += part(parts, moment.last("heart_rate", 24), 0, PULSE);
        missing += part(parts, moment.last("temperature", 24), 1, TEMPERATURE);
        Fraction response = moment.last("consciousness", 24);
        missing += response == null ? 1 : 0;
        parts.add(response != null && response.signum() > 0 ? 3 : 0);
        int total = parts.stream().mapToInt(Integer::intValue).sum() + (onOxygen ? 2 : 0);
        return new Score(total, parts.contains(3), missing);
    }

    /** What was recorded, or told by a flow; a flow of 0 is room air unless an inspired concentration is known. */
    private static @Nullable Boolean oxygen(Moment moment) {
        Fraction recorded = moment.last("supplemental_o2", 24);
        Fraction flow = moment.last("o2_flow", 24);
        if (recorded == null && flow != null && (flow.signum() > 0 || moment.last("fio2", 24) == null)) {
            recorded = flow;
        }
        return recorded == null ? null : (Boolean) (recorded.signum() > 0);
    }

    /** Adds the points of one parameter, its value rounded as it is charted; tells 1 if it is missing. */
    private static int part(List<Integer> parts, @Nullable Fraction value, int decimals, Bands bands) {
        if (value == null) {
            return 1;
        }
        BigDecimal charted = value.rounded(decimals);
        parts.add(bands.points(Fraction.of(charted)));
        return 0;
    }
}
