package io.clinstream.producer.source.sdtm;

import io.clinstream.files.sdtm.AdverseEventRow;
import io.clinstream.files.sdtm.AdverseEventRow.Criterion;
import io.clinstream.files.sdtm.PartialDate;
import io.clinstream.producer.event.Envelope;
import io.clinstream.producer.event.EventIds;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.source.Skipped;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AE to reports. Rows of one subject and sponsor id (AESPID; where there is none, AESEQ) are versions of one event, in
 * the order of their report dates; each becomes known at its report date. The seriousness criteria are sent, and AESER
 * as reported beside them; what counts is derived from the criteria downstream (clinical-reference 3.1).
 */
final class AdverseEventMapping {

    private static final Comparator<AdverseEventRow> VERSION_ORDER = Comparator.comparing((AdverseEventRow row) ->
                    row.reported().map(PartialDate::start).orElse(Instant.MIN))
            .thenComparing(AdverseEventRow::sequence);

    private final Subjects subjects;
    private final Skipped skipped;
    private final Map<Identity, List<AdverseEventRow>> reports = new LinkedHashMap<>();

    AdverseEventMapping(Subjects subjects, Skipped skipped) {
        this.subjects = subjects;
        this.skipped = skipped;
    }

    /** Takes one row of a chosen subject, or counts why not. */
    void add(AdverseEventRow row) {
        if (row.onset().isEmpty()) {
            skipped.count("ae: no onset date at all");
            return;
        }
        String id = row.sponsorId().isEmpty() ? Long.toString(row.sequence()) : row.sponsorId();
        reports.computeIfAbsent(new Identity(row.subject(), id), unseen -> new ArrayList<>())
                .add(row);
    }

    /** All reports, each with its version. */
    List<RawEvent> reports() {
        List<RawEvent> events = new ArrayList<>();
        reports.forEach((identity, rows) -> {
            rows.sort(VERSION_ORDER);
            for (int i = 0; i < rows.size(); i++) {
                events.add(RawEvent.of(RawTopic.ADVERSE_EVENTS, report(identity, rows.get(i), i + 1)));
            }
        });
        return events;
    }

    private AdverseEvent report(Identity identity, AdverseEventRow row, int version) {
        Envelope.Origin origin = subjects.origin(identity.subject()).orElseThrow();
        String patientId = subjects.patientId(identity.subject());
        String eventId = EventIds.of("sdtm", origin.studyId(), "AE", patientId, row.sequence());
        KnownTime onset = KnownTime.of(row.onset().orElseThrow());
        Instant reported = KnownTime.instantToTheDay(row.reported());
        String term = row.preferredTerm().isEmpty() ? row.term() : row.preferredTerm();
        AdverseEvent.Builder report = Envelope.of(eventId, origin, patientId, onset.instant(), onset.precision())
                .available(reported, version)
                .adverseEvent(identity.id(), term)
                .setReportedAt(reported)
                .setSystemOrganClass(orNull(row.bodySystem()))
                .setSeverity(severity(row.severity()))
                .setCtcaeGrade(
                        row.toxicityGrade().isPresent()
                                ? Integer.valueOf(row.toxicityGrade().getAsInt())
                                : null)
                .setSeriousAsReported(row.serious().orElse(null))
                .setCausality(orNull(row.causality()))
                .setActionTaken(orNull(row.action()))
                .setOutcome(orNull(row.outcome()));
        row.end().map(KnownTime::of).ifPresent(end -> {
            report.setEndTime(end.instant());
            report.setEndTimePrecision(end.precision());
        });
        setCriteria(report, row.criteria());
        return report.build();
    }

    /** Cancer and overdose, criteria of older SDTM versions, count as medically important. */
    private static void setCriteria(AdverseEvent.Builder report, Map<Criterion, Boolean> stated) {
        report.setResultsInDeath(stated.get(Criterion.DEATH));
        report.setLifeThreatening(stated.get(Criterion.LIFE_THREATENING));
        report.setHospitalisation(stated.get(Criterion.HOSPITALISATION));
        report.setDisability(stated.get(Criterion.DISABILITY));
        report.setCongenitalAnomaly(stated.get(Criterion.CONGENITAL_ANOMALY));
        boolean important = Boolean.TRUE.equals(stated.get(Criterion.MEDICALLY_IMPORTANT))
                || Boolean.TRUE.equals(stated.get(Criterion.CANCER))
                || Boolean.TRUE.equals(stated.get(Criterion.OVERDOSE));
        report.setMedicallyImportant(important ? Boolean.TRUE : stated.get(Criterion.MEDICALLY_IMPORTANT));
    }

    private static @Nullable Severity severity(String text) {
        return switch (text) {
            case "MILD" -> Severity.MILD;
            case "MODERATE" -> Severity.MODERATE;
            case "SEVERE" -> Severity.SEVERE;
            case "" -> null;
            default -> Severity.UNKNOWN;
        };
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private record Identity(String subject, String id) {}
}
