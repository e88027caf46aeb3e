package io.clinstream.engine.oracle;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.SubjectRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adverse events and the subject, which are reported as a whole: the newest version decides alone. */
final class OracleReports {

    private static final List<String> STATUSES =
            List.of("PRELIMINARY", "FINAL", "AMENDED", "CORRECTED", "ENTERED_IN_ERROR");

    private OracleReports() {}

    static List<List<AdverseEventReport>> adverseEvents(List<PatientEvent> events) {
        Map<String, List<AdverseEventReport>> byIdentity = new TreeMap<>();
        for (PatientEvent event : events) {
            if (event instanceof AdverseEventReport report) {
                String identity = report.header().studyId() + "|" + report.adverseEventId();
                byIdentity.computeIfAbsent(identity, any -> new ArrayList<>()).add(report);
            }
        }
        List<List<AdverseEventReport>> sorted = new ArrayList<>();
        byIdentity.values().forEach(reports -> sorted.add(versions(reports, OracleReports::content)));
        return sorted;
    }

    static @Nullable SubjectRecord subject(List<PatientEvent> events) {
        List<SubjectRecord> records = events.stream()
                .filter(SubjectRecord.class::isInstance)
                .map(SubjectRecord.class::cast)
                .toList();
        List<SubjectRecord> versions = versions(records, OracleReports::content);
        SubjectRecord newest = versions.isEmpty() ? null : versions.get(versions.size() - 1);
        return newest == null || withdraws(newest.header()) ? null : newest;
    }

    static boolean withdraws(EventHeader header) {
        return header.status().name().equals("ENTERED_IN_ERROR");
    }

    /** By version, status and availability; where these do not decide, by what is said, graver grades last. */
    private static <R extends PatientEvent> List<R> versions(List<R> records, Function<R, List<?>> content) {
        Comparator<R> order = Comparator.comparing((R record) -> record.header().version())
                .thenComparing(
                        record -> STATUSES.indexOf(record.header().status().name()))
                .thenComparing(record -> record.header().availableAt().orElse(Long.MIN_VALUE))
                .thenComparing(record -> text(content.apply(record)));
        List<R> distinct = new ArrayList<>();
        for (R next : records.stream().sorted(order).toList()) {
            if (distinct.isEmpty() || order.compare(distinct.get(distinct.size() - 1), next) != 0) {
                distinct.add(next);
            }
        }
        return distinct;
    }

    private static List<?> content(AdverseEventReport report) {
        return List.of(
                report.grade(),
                report.header().eventTime(),
                report.header().precision(),
                String.valueOf(report.systemOrganClass()),
                report.endedAt(),
                report.endPrecision(),
                String.valueOf(report.serious()),
                String.valueOf(report.related()),
                report.doseInterrupted(),
                report.term());
    }

    private static List<?> content(SubjectRecord subject) {
        return List.of(
                String.valueOf(subject.header().siteId()),
                String.valueOf(subject.sex()),
                subject.birthYear(),
                subject.ageYears(),
                subject.enrolledAt(),
                subject.firstDoseAt(),
                subject.lastDoseAt(),
                subject.discontinuedAt(),
                subject.diedAt(),
                subject.armIndex(),
                String.valueOf(subject.arm()));
    }

    /** Fields one after the other, a separator below every letter between them. */
    private static String text(List<?> fields) {
        return String.join("\u001f", fields.stream().map(String::valueOf).toList());
    }
}
