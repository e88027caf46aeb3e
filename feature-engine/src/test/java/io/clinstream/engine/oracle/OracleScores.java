package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Quantities of a reading, and NEWS2 by the chart. */
final class OracleScores {

    private static final long FIVE_MINUTES = 300_000;

    private OracleScores() {}

    static void put(List<OraclePoint> points, long asOf, Map<String, @Nullable Double> features) {
        features.put("map_last", last(points, asOf, systolic -> map(points, systolic)));
        features.put("pulse_pressure_last", last(points, asOf, systolic -> pulsePressure(points, systolic)));
        features.put("shock_index_last", last(points, asOf, systolic -> shockIndex(points, systolic)));
        news2(points, asOf, features);
    }

    private static @Nullable Double last(
            List<OraclePoint> points, long asOf, Function<OraclePoint, List<BigDecimal>> derive) {
        List<OraclePoint> derived = new ArrayList<>();
        for (OraclePoint systolic : Oracle.inside(points, "bp_systolic", "24h", asOf)) {
            for (BigDecimal value : derive.apply(systolic)) {
                derived.add(new OraclePoint("derived", systolic.time(), false, value, ""));
            }
        }
        return Oracle.mean(Oracle.newest(derived));
    }

    private static List<BigDecimal> map(List<OraclePoint> points, OraclePoint systolic) {
        return ofReading(points, "bp_diastolic", systolic).stream()
                .map(diastolic -> diastolic.value().add(diastolic.value()).add(systolic.value()))
                .map(sum -> sum.divide(new BigDecimal(3), 3, RoundingMode.HALF_EVEN))
                .toList();
    }

    private static List<BigDecimal> pulsePressure(List<OraclePoint> points, OraclePoint systolic) {
        return ofReading(points, "bp_diastolic", systolic).stream()
                .map(diastolic -> systolic.value().subtract(diastolic.value()))
                .toList();
    }

    private static List<BigDecimal> shockIndex(List<OraclePoint> points, OraclePoint systolic) {
        List<OraclePoint> rates = ofReading(points, "heart_rate", systolic);
        if (rates.isEmpty() && !systolic.dayOnly()) {
            List<OraclePoint> near = points.stream()
                    .filter(point -> point.code().equals("heart_rate") && !point.dayOnly())
                    .filter(point -> Math.abs(point.time() - systolic.time()) <= FIVE_MINUTES)
                    .toList();
            long distance = near.stream()
                    .mapToLong(point -> Math.abs(point.time() - systolic.time()))
                    .min()
                    .orElse(0);
            long chosen = near.stream()
                    .mapToLong(OraclePoint::time)
                    .filter(time -> Math.abs(time - systolic.time()) == distance)
                    .min()
                    .orElse(0);
            rates = near.stream().filter(point -> point.time() == chosen).toList();
        }
        return rates.stream()
                .map(rate -> rate.value().divide(systolic.value(), 4, RoundingMode.HALF_EVEN))
                .toList();
    }

    private static List<OraclePoint> ofReading(List<OraclePoint> points, String code, OraclePoint other) {
        return points.stream()
                .filter(point -> point.code().equals(code) && point.reading().equals(other.reading()))
                .toList();
    }

    private static void news2(List<OraclePoint> points, long asOf, Map<String, @Nullable Double> features) {
        Map<String, BigDecimal> last = new HashMap<>();
        for (String code : List.of(
                "respiratory_rate",
                "spo2",
                "bp_systolic",
                "heart_rate",
                "temperature",
                "consciousness",
                "supplemental_o2",
                "fio2",
                "o2_flow")) {
            List<OraclePoint> newest = Oracle.newest(Oracle.inside(points, code, "24h", asOf));
            if (!newest.isEmpty()) {
                last.put(code, Oracle.exactMean(newest));
            }
        }
        BigDecimal oxygen = last.get("supplemental_o2");
        BigDecimal inspired = last.get("fio2");
        BigDecimal flow = last.get("o2_flow");
        if (oxygen == null && flow != null && (flow.signum() > 0 || inspired == null)) {
            oxygen = flow;
        }
        boolean onOxygen =
                oxygen != null ? oxygen.signum() > 0 : inspired != null && inspired.compareTo(new BigDecimal(21)) > 0;
        List<Integer> parts = new ArrayList<>();
        int missing = oxygen == null ? 1 : 0;
        missing +=
                part(parts, last.get("respiratory_rate"), 0, new double[] {8, 11, 20, 24}, new int[] {3, 1, 0, 2, 3});
        missing += part(parts, last.get("spo2"), 0, new double[] {91, 93, 95}, new int[] {3, 2, 1, 0});
        missing += part(parts, last.get("bp_systolic"), 0, new double[] {90, 100, 110, 219}, new int[] {3, 2, 1, 0, 3});
        missing += part(
                parts, last.get("heart_rate"), 0, new double[] {40, 50, 90, 110, 130}, new int[] {3, 1, 0, 1, 2, 3});
        missing += part(
                parts, last.get("temperature"), 1, new double[] {35.0, 36.0, 38.0, 39.0}, new int[] {3, 1, 0, 1, 2});
        missing += part(parts, last.get("consciousness"), 9, new double[] {0}, new int[] {0, 3});
        int total = parts.stream().mapToInt(Integer::intValue).sum() + (onOxygen ? 2 : 0);
        features.put("news2_missing_components", (double) missing);
        features.put("news2_last", missing == 7 ? null : (double) total);
        features.put("news2_any_param_3", missing == 7 ? null : parts.contains(3) ? 1.0 : 0.0);
    }

    /** Adds the points of one parameter, its value rounded as it is charted; tells 1 if it is missing. */
    private static int part(
            List<Integer> parts, @Nullable BigDecimal value, int decimals, double[] upTo, int[] points) {
        if (value == null) {
            return 1;
        }
        BigDecimal charted = value.setScale(decimals, RoundingMode.HALF_EVEN);
        int band = 0;
        while (band < upTo.length && charted.compareTo(BigDecimal.valueOf(upTo[band])) > 0) {
            band++;
        }
        parts.add(points[band]);
        return 0;
    }
}
