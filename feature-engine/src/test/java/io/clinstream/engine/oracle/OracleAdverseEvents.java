package io.clinstream.engine.oracle;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.SubjectRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adverse-event history. */
final class OracleAdverseEvents {

    private static final long DAY = 24 * Dot.HOUR;
    private static final Map<String, Long> DAYS = Map.of("24h", 1L, "7d", 7L, "30d", 30L);

    private OracleAdverseEvents() {}

    static void put(Moment moment) {
        List<AdverseEventReport> standing = moment.patient.standingAdverseEvents();
        moment.put("ae_any_before", (Boolean)
                standing.stream().anyMatch(report -> report.header().eventTime() <= moment.asOf));
        List<AdverseEventReport> begun = standing.stream()
                .filter(report -> known(report.header().precision().name()))
                .filter(report -> report.header().eventTime() <= moment.asOf)
                .toList();
        DAYS.forEach((name, days) -> {
            moment.count("ae_count_" + name, recent(moment, begun, days).count());
            moment.put("ae_max_grade_" + name, greatestGrade(recent(moment, begun, days)));
        });
        month(moment, begun);
        ongoing(moment, begun);
        moment.put(
                "ae_hours_since_last_onset",
                begun.stream()
                        .map(report -> report.header().eventTime())
                        .max(Long::compare)
                        .map(moment::hoursSince)
                        .orElse(null));
        moment.put("dose_interrupted_7d", (Boolean)
                recent(moment, begun, 7).anyMatch(AdverseEventReport::doseInterrupted));
        rate(moment, begun.size());
        reports(moment);
    }

    private static Stream<AdverseEventReport> recent(Moment moment, List<AdverseEventReport> begun, long days) {
        return begun.stream().filter(report -> report.header().eventTime() > moment.asOf - days * DAY);
    }

    private static @Nullable Integer greatestGrade(Stream<AdverseEventReport> reports) {
        int greatest =
                reports.mapToInt(report -> report.grade().orElse(0)).max().orElse(0);
        return greatest == 0 ? null : (Integer) greatest;
    }

    private static void month(Moment moment, List<AdverseEventReport> begun) {
        List<AdverseEventReport> month = recent(moment, begun, 30).toList();
        moment.count(
                "ae_grade3plus_count_30d",
                month.stream().filter(report -> report.grade().orElse(0) >= 3).count());
        moment.count(
                "ae_serious_count_30d",
                month.stream()
                        .filter(report -> Boolean.TRUE.equals(report.serious()))
                        .count());
        moment.count(
                "ae_related_count_30d",
                month.stream()
                        .filter(report -> !Boolean.FALSE.equals(report.related()))
                        .count());
        moment.count(
                "ae_distinct_soc_count_30d",
                month.stream()
                        .map(AdverseEventReport::systemOrganClass)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count());
    }

    private static void ongoing(Moment moment, List<AdverseEventReport> begun) {
        List<AdverseEventReport> ongoing =
                begun.stream().filter(report -> !over(report, moment.asOf)).toList();
        moment.count("ae_ongoing_count", ongoing.size());
        moment.put("ae_ongoing_max_grade", greatestGrade(ongoing.stream()));
    }

    /** An end known to the day comes at the end of that day; one known less well is not known. */
    private static boolean over(AdverseEventReport report, long asOf) {
        String precision = report.endPrecision().name();
        if (report.endedAt().isEmpty() || !known(precision)) {
            return false;
        }
        long end = report.endedAt().getAsLong();
        return precision.equals("DAY") ? Math.floorDiv(asOf, DAY) > Math.floorDiv(end, DAY) : end <= asOf;
    }

    private static void rate(Moment moment, int begun) {
        SubjectRecord subject = moment.patient.subject();
        if (subject != null && subject.enrolledAt().isPresent()) {
            long time = moment.asOf - subject.enrolledAt().getAsLong();
            moment.put("ae_rate_per_patient_day", time <= 0 ? null : Fraction.of(begun * DAY, time));
        }
    }

    private static void reports(Moment moment) {
        moment.put(
                "ae_hours_since_last_report",
                moment.patient.adverseEvents().stream()
                        .flatMap(List::stream)
                        .filter(report -> report.header().availableAt().isPresent())
                        .map(report -> report.header().availableAt().getAsLong())
                        .filter(time -> time <= moment.asOf)
                        .max(Long::compare)
                        .map(moment::hoursSince)
                        .orElse(null));
        moment.count(
                "ae_worsened_count_7d",
                moment.patient.adverseEvents().stream()
                        .filter(versions -> worsened(versions, moment.asOf))
                        .count());
    }

    /** Whether a later version raised the grade above every earlier one, and did so in the last 7 days. */
    private static boolean worsened(List<AdverseEventReport> versions, long asOf) {
        if (OracleReports.withdraws(versions.get(versions.size() - 1).header())) {
            return false;
        }
        int worst = 0;
        boolean worsened = false;
        for (AdverseEventReport version : versions) {
            EventHeader header = version.header();
            int grade = OracleReports.withdraws(header) ? 0 : version.grade().orElse(0);
            long time = header.availableAt().orElse(header.eventTime());
            worsened |= worst > 0 && grade > worst && time <= asOf && time > asOf - 7 * DAY;
            worst = Math.max(worst, grade);
        }
        return worsened;
    }

    private static boolean known(String precision) {
        return !List.of("YEAR", "MONTH").contains(precision);
    }
}
