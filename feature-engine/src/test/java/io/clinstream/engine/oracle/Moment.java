package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A patient at an instant: what had happened by then, and the features that are said of it. */
final class Moment {

    final OraclePatient patient;
    final long asOf;
    final Map<String, Double> features = new HashMap<>();
    private final Map<String, List<OraclePoint>> happened = new HashMap<>();

    Moment(OraclePatient patient, long asOf) {
        this.patient = patient;
        this.asOf = asOf;
    }

    /** Every point of a code up to now. */
    List<OraclePoint> of(String code) {
        return happened.computeIfAbsent(
                code,
                any -> patient.points().getOrDefault(code, List.of()).stream()
                        .filter(point -> point.time() <= asOf)
                        .toList());
    }

    /** Every point up to now. */
    List<OraclePoint> all() {
        return patient.points().keySet().stream()
                .flatMap(code -> of(code).stream())
                .toList();
    }

    List<OraclePoint> within(String code, long hours) {
        return Dot.within(of(code), hours, asOf);
    }

    /** The points of the newest instant of a look-back. */
    List<OraclePoint> newest(String code, long hours) {
        return Dot.newest(within(code, hours));
    }

    /** The value of the newest instant of a look-back: the mean of what stands there. */
    @Nullable
    Fraction last(String code, long hours) {
        return Statistics.mean(newest(code, hours));
    }

    @Nullable
    Fraction hoursSinceLast(String code) {
        List<OraclePoint> newest = Dot.newest(of(code));
        return newest.isEmpty() ? null : hoursSince(newest.get(0).time());
    }

    Fraction hoursSince(long time) {
        return Fraction.of(asOf - time, Dot.HOUR);
    }

    void put(String name, @Nullable Fraction value) {
        if (value != null) {
            features.put(name, value.toDouble());
        }
    }

    void put(String name, @Nullable BigDecimal value) {
        if (value != null) {
            features.put(name, value.doubleValue());
        }
    }

    void put(String name, @Nullable Integer value) {
        if (value != null) {
            features.put(name, value.doubleValue());
        }
    }

    void put(String name, @Nullable Boolean value) {
        if (value != null) {
            features.put(name, value ? 1.0 : 0.0);
        }
    }

    void put(String name, @Nullable Double value) {
        if (value != null) {
            features.put(name, value);
        }
    }

    void count(String name, long value) {
        features.put(name, (double) value);
    }
}
