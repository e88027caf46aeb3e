package io.clinstream.engine.oracle;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.PatientEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every feature of a patient by name, from the raw events. */
public final class Oracle {

    static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000);
    private static final Map<String, Long> HOURS = Map.of("1h", 1L, "6h", 6L, "24h", 24L, "7d", 168L, "30d", 720L);
    private static final List<String> VITALS =
            List.of("heart_rate", "bp_systolic", "bp_diastolic", "respiratory_rate", "temperature", "spo2");

    private final List<OraclePoint> points;
    private final List<AdverseEventReport> adverseEvents;
    private final long asOf;
    private final Map<String, @Nullable Double> features = new HashMap<>();

    private Oracle(List<OraclePoint> points, List<AdverseEventReport> adverseEvents, long asOf) {
        this.points = points.stream()
                .filter(point -> point.time() <= asOf)
                .sorted(Comparator.comparingLong(OraclePoint::time))
                .toList();
        this.adverseEvents = adverseEvents;
        this.asOf = asOf;
    }

    /** What the events say at an instant: features by name; null or absent where there is no value. */
    public static Map<String, @Nullable Double> features(List<PatientEvent> events, List<String> labs, long asOf) {
        Oracle oracle = new Oracle(OracleRecords.points(events), OracleRecords.adverseEvents(events), asOf);
        VITALS.forEach(oracle::vital);
        labs.forEach(oracle::lab);
        oracle.adverseEvents();
        OracleScores.put(oracle.points, asOf, oracle.features);
        return oracle.features;
    }

    private void vital(String code) {
        for (String window : List.of("1h", "6h", "24h")) {
            List<OraclePoint> inside = inside(points, code, window, asOf);
            features.put(code + "_mean_" + window, mean(inside));
            features.put(
                    code + "_min_" + window,
                    inside.stream()
                            .map(OraclePoint::value)
                            .min(BigDecimal::compareTo)
                            .map(BigDecimal::doubleValue)
                            .orElse(null));
            features.put(
                    code + "_max_" + window,
                    inside.stream()
                            .map(OraclePoint::value)
                            .max(BigDecimal::compareTo)
                            .map(BigDecimal::doubleValue)
                            .orElse(null));
            features.put(code + "_std_" + window, deviation(inside));
            features.put(code + "_trend_" + window, slope(inside));
            features.put(code + "_delta_" + window, delta(inside));
            features.put(code + "_count_" + window, (double) inside.size());
        }
        features.put(code + "_last", mean(newest(inside(points, code, "24h", asOf))));
        features.put(code + "_hours_since_last", hoursSince(code));
    }

    private void lab(String code) {
        features.put("lab_" + code + "_last", mean(newest(inside(points, code, "30d", asOf))));
        features.put("lab_" + code + "_hours_since_last", hoursSince(code));
    }

    private void adverseEvents() {
        for (String window : List.of("24h", "7d")) {
            List<AdverseEventReport> inside = adverseEvents.stream()
                    .filter(report -> report.header().eventTime() <= asOf)
                    .filter(report -> asOf - report.header().eventTime() < HOURS.get(window) * 3_600_000)
                    .toList();
            features.put("ae_count_" + window, (double) inside.size());
            int worst = inside.stream()
                    .mapToInt(report -> report.grade().orElse(0))
                    .max()
                    .orElse(0);
            features.put("ae_max_grade_" + window, worst == 0 ? null : (double) worst);
        }
    }

    static List<OraclePoint> inside(List<OraclePoint> points, String code, String window, long asOf) {
        long hours = HOURS.get(window);
        return points.stream()
                .filter(point -> point.code().equals(code))
                .filter(point -> point.time() <= asOf && asOf - point.time() < hours * 3_600_000)
                .filter(point -> hours >= 24 || !point.dayOnly())
                .toList();
    }

    static List<OraclePoint> newest(List<OraclePoint> points) {
        long newest = points.stream().mapToLong(OraclePoint::time).max().orElse(0);
        return points.stream().filter(point -> point.time() == newest).toList();
    }

    static @Nullable Double mean(List<OraclePoint> points) {
        return points.isEmpty() ? null : exactMean(points).doubleValue();
    }

    static BigDecimal exactMean(List<OraclePoint> points) {
        BigDecimal sum = points.stream().map(OraclePoint::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(points.size()), DIGITS);
    }

    private static @Nullable Double deviation(List<OraclePoint> points) {
        if (points.size() < 2) {
            return null;
        }
        BigDecimal n = BigDecimal.valueOf(points.size());
        BigDecimal sum = BigDecimal.ZERO;
        for (OraclePoint point : points) {
            // n·(x − mean) is exact; the division by n² comes last.
            BigDecimal distance = point.value().multiply(n).subtract(sum(points));
            sum = sum.add(distance.multiply(distance));
        }
        BigDecimal divisor = n.multiply(n).multiply(n.subtract(BigDecimal.ONE));
        return sum.divide(divisor, new MathContext(130)).sqrt(DIGITS).doubleValue();
    }

    private static BigDecimal sum(List<OraclePoint> points) {
        return points.stream().map(OraclePoint::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable Double slope(List<OraclePoint> points) {
        BigDecimal n = BigDecimal.valueOf(points.size());
        BigDecimal times = BigDecimal.ZERO;
        for (OraclePoint point : points) {
            times = times.add(BigDecimal.valueOf(point.time()));
        }
        BigDecimal covariance = BigDecimal.ZERO;
        BigDecimal variance = BigDecimal.ZERO;
        for (OraclePoint point : points) {
            BigDecimal time = BigDecimal.valueOf(point.time()).multiply(n).subtract(times);
            BigDecimal value = point.value().multiply(n).subtract(sum(points));
            covariance = covariance.add(time.multiply(value));
            variance = variance.add(time.multiply(time));
        }
        return variance.signum() == 0
                ? null
                : covariance.multiply(HOUR).divide(variance, DIGITS).doubleValue();
    }

    private static @Nullable Double delta(List<OraclePoint> points) {
        long oldest = points.stream().mapToLong(OraclePoint::time).min().orElse(0);
        List<OraclePoint> first =
                points.stream().filter(point -> point.time() == oldest).toList();
        List<OraclePoint> last = newest(points);
        if (points.isEmpty() || last.equals(first)) {
            return null;
        }
        BigDecimal n = BigDecimal.valueOf((long) first.size() * last.size());
        BigDecimal difference = sum(last)
                .multiply(BigDecimal.valueOf(first.size()))
                .subtract(sum(first).multiply(BigDecimal.valueOf(last.size())));
        return difference.divide(n, DIGITS).doubleValue();
    }

    private @Nullable Double hoursSince(String code) {
        long newest = points.stream()
                .filter(point -> point.code().equals(code))
                .mapToLong(OraclePoint::time)
                .max()
                .orElse(Long.MIN_VALUE);
        return newest == Long.MIN_VALUE
                ? null
                : BigDecimal.valueOf(asOf - newest).divide(HOUR, DIGITS).doubleValue();
    }
}
