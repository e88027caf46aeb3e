package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Quantities of a reading, standing at the instant of its systolic pressure. */
final class OracleDerived {

    private static final long FIVE_MINUTES = 300_000;
    private static final long DAY = 24;
    private static final BigDecimal SEVENTY = BigDecimal.valueOf(70);

    private OracleDerived() {}

    static void put(Moment moment) {
        List<Dot.Computed> map = map(moment);
        List<Dot.Computed> pulse = series(moment, systolic -> pulsePressures(moment, systolic));
        List<Dot.Computed> shock = series(moment, systolic -> shockIndices(moment, systolic));
        List<Dot.Computed> modified = series(moment, systolic -> modifiedShockIndices(moment, systolic));
        series(moment, "map", map, "min");
        series(moment, "pulse_pressure", pulse, "min");
        series(moment, "shock_index", shock, "max");
        moment.put("modified_shock_index_last", Statistics.mean(Dot.newest(Dot.within(modified, DAY, moment.asOf))));
        moment.put(
                "map_frac_below_70_6h",
                Statistics.share(Dot.within(map, 6, moment.asOf), value -> value.compareTo(SEVENTY) < 0));
    }

    /** Last, mean, worst and trend of a series. */
    private static void series(Moment moment, String name, List<Dot.Computed> dots, String worst) {
        List<Dot.Computed> short6 = Dot.within(dots, 6, moment.asOf);
        List<Dot.Computed> day = Dot.within(dots, DAY, moment.asOf);
        moment.put(name + "_last", Statistics.mean(Dot.newest(day)));
        moment.put(name + "_mean_6h", Statistics.mean(short6));
        moment.put(name + "_trend_6h", Statistics.slope(short6));
        boolean least = worst.equals("min");
        moment.put(name + "_" + worst + "_6h", least ? Statistics.least(short6) : Statistics.greatest(short6));
        moment.put(name + "_" + worst + "_24h", least ? Statistics.least(day) : Statistics.greatest(day));
    }

    static List<Dot.Computed> map(Moment moment) {
        return series(moment, systolic -> meanPressures(moment, systolic));
    }

    private static List<Dot.Computed> series(Moment moment, Function<OraclePoint, List<BigDecimal>> derive) {
        List<Dot.Computed> derived = new ArrayList<>();
        for (OraclePoint systolic : moment.within("bp_systolic", DAY)) {
            for (BigDecimal value : derive.apply(systolic)) {
                derived.add(new Dot.Computed(systolic.time(), systolic.dayOnly(), value));
            }
        }
        return derived;
    }

    private static List<BigDecimal> meanPressures(Moment moment, OraclePoint systolic) {
        return ofReading(moment, "bp_diastolic", systolic).stream()
                .map(diastolic -> diastolic.value().add(diastolic.value()).add(systolic.value()))
                .map(sum -> sum.divide(new BigDecimal(3), 3, RoundingMode.HALF_EVEN))
                .toList();
    }

    private static List<BigDecimal> pulsePressures(Moment moment, OraclePoint systolic) {
        return ofReading(moment, "bp_diastolic", systolic).stream()
                .map(diastolic -> systolic.value().subtract(diastolic.value()))
                .toList();
    }

    private static List<BigDecimal> shockIndices(Moment moment, OraclePoint systolic) {
        return systolic.value().signum() == 0
                ? List.of()
                : heartRates(moment, systolic).stream()
                        .map(rate -> rate.value().divide(systolic.value(), 4, RoundingMode.HALF_EVEN))
                        .toList();
    }

    private static List<BigDecimal> modifiedShockIndices(Moment moment, OraclePoint systolic) {
        List<BigDecimal> indices = new ArrayList<>();
        for (OraclePoint rate : heartRates(moment, systolic)) {
            for (BigDecimal pressure : meanPressures(moment, systolic)) {
                if (pressure.signum() != 0) {
                    indices.add(rate.value().divide(pressure, 4, RoundingMode.HALF_EVEN));
                }
            }
        }
        return indices;
    }

    /** That of the reading; or else those of the nearest instant within 5 minutes, the earlier of two. */
    private static List<OraclePoint> heartRates(Moment moment, OraclePoint systolic) {
        List<OraclePoint> ofReading = ofReading(moment, "heart_rate", systolic);
        if (!ofReading.isEmpty() || systolic.dayOnly()) {
            return ofReading;
        }
        List<OraclePoint> near = moment.of("heart_rate").stream()
                .filter(point -> !point.dayOnly() && distance(point, systolic) <= FIVE_MINUTES)
                .toList();
        long least = near.stream()
                .mapToLong(point -> distance(point, systolic))
                .min()
                .orElse(0);
        return Dot.oldest(near.stream()
                .filter(point -> distance(point, systolic) == least)
                .toList());
    }

    private static long distance(OraclePoint a, OraclePoint b) {
        return Math.abs(a.time() - b.time());
    }

    private static List<OraclePoint> ofReading(Moment moment, String code, OraclePoint other) {
        return moment.of(code).stream()
                .filter(point -> point.reading().equals(other.reading()))
                .toList();
    }
}
