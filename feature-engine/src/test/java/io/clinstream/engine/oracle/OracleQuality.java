package io.clinstream.engine.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is missing, how often it is looked at, and what intake and the sources had to say about it. */
final class OracleQuality {

    private static final long DAY = 24 * Dot.HOUR;

    private OracleQuality() {}

    static void put(Moment moment) {
        List<OraclePoint> all = moment.all();
        monitoring(moment);
        laboratory(moment, all);
        flagged(moment, all, "suspect_value_count_24h", "SUSPECT");
        flagged(moment, all, "unit_inferred_count_24h", "UNIT_INFERRED");
        moment.count(
                "correction_count_7d",
                moment.patient.corrections().stream()
                        .filter(time -> time <= moment.asOf && time > moment.asOf - 7 * DAY)
                        .count());
        moment.count(
                "late_arrival_count_24h",
                all.stream()
                        .filter(point -> !point.dayOnly())
                        .filter(point -> point.arrivedAt() <= moment.asOf && point.arrivedAt() > moment.asOf - DAY)
                        .filter(point -> point.arrivedAt() - point.time() > DAY)
                        .count());
        newest(moment, all);
    }

    private static void monitoring(Moment moment) {
        moment.count(
                "vital_missing_count_6h",
                OracleVitals.CORE.stream()
                        .filter(code -> moment.within(code, 6).isEmpty())
                        .count());
        long seen = OracleVitals.CORE.stream()
                .mapToLong(code -> moment.within(code, 6).size())
                .sum();
        moment.put("vital_obs_per_hour_6h", Fraction.of(seen, 6));
        List<Long> instants = new ArrayList<>(List.of(moment.asOf - DAY, moment.asOf));
        for (String code : OracleVitals.CORE) {
            moment.within(code, 24).stream()
                    .filter(point -> !point.dayOnly())
                    .forEach(point -> instants.add(point.time()));
        }
        Collections.sort(instants);
        long gap = 0;
        for (int i = 1; i < instants.size(); i++) {
            gap = Math.max(gap, instants.get(i) - instants.get(i - 1));
        }
        moment.put("vital_max_gap_hours_24h", Fraction.of(gap, Dot.HOUR));
    }

    private static void laboratory(Moment moment, List<OraclePoint> all) {
        List<OraclePoint> labs = all.stream().filter(OraclePoint::lab).toList();
        moment.count(
                "lab_missing_count_7d",
                OracleLabs.REFERENCE.stream()
                        .filter(code -> moment.within(code, 7 * 24).isEmpty())
                        .count());
        moment.count(
                "lab_draw_count_7d",
                Dot.within(labs, 7 * 24, moment.asOf).stream()
                        .map(OraclePoint::time)
                        .distinct()
                        .count());
        moment.put(
                "lab_result_latency_hours_last",
                Dot.newest(labs).stream()
                        .map(OracleQuality::latency)
                        .filter(Objects::nonNull)
                        .max(Long::compare)
                        .map(latency -> Fraction.of(latency, Dot.HOUR))
                        .orElse(null));
    }

    private static @Nullable Long latency(OraclePoint point) {
        return point.availableAt() == null ? null : (Long) (point.availableAt() - point.time());
    }

    private static void flagged(Moment moment, List<OraclePoint> all, String name, String flag) {
        moment.count(
                name,
                Dot.within(all, 24, moment.asOf).stream()
                        .filter(point -> point.flags().contains(flag))
                        .count());
    }

    private static void newest(Moment moment, List<OraclePoint> all) {
        Stream<Long> onsets = moment.patient.standingAdverseEvents().stream()
                .filter(report -> !List.of("YEAR", "MONTH")
                        .contains(report.header().precision().name()))
                .map(report -> report.header().eventTime())
                .filter(time -> time <= moment.asOf);
        moment.put(
                "feature_age_seconds",
                Stream.concat(all.stream().map(OraclePoint::time), onsets)
                        .max(Long::compare)
                        .map(time -> Fraction.of(moment.asOf - time, 1000))
                        .orElse(null));
    }
}
