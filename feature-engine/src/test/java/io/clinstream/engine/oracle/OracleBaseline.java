package io.clinstream.engine.oracle;

import io.clinstream.engine.event.SubjectRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value before the first dose. */
final class OracleBaseline {

    private static final long DAY = 24 * Dot.HOUR;

    private OracleBaseline() {}

    /** The points of the newest instant before the first dose; of the day of the dose, if only the day is known. */
    static List<OraclePoint> points(Moment moment, String code) {
        SubjectRecord subject = moment.patient.subject();
        if (subject == null || subject.firstDoseAt().isEmpty()) {
            return List.of();
        }
        long dose = subject.firstDoseAt().getAsLong();
        return dose > moment.asOf
                ? List.of()
                : Dot.newest(moment.of(code).stream()
                        .filter(point -> point.dayOnly()
                                ? Math.floorDiv(point.time(), DAY) <= Math.floorDiv(dose, DAY)
                                : point.time() < dose)
                        .toList());
    }

    static @Nullable Fraction value(Moment moment, String code) {
        return Statistics.mean(points(moment, code));
    }

    static @Nullable Fraction percentChange(Moment moment, String code, @Nullable Fraction last) {
        return percentChange(value(moment, code), last);
    }

    static @Nullable Fraction percentChange(@Nullable Fraction baseline, @Nullable Fraction last) {
        return baseline == null || last == null || baseline.isZero()
                ? null
                : last.minus(baseline).over(baseline).times("100");
    }
}
