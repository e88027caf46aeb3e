package io.clinstream.streams.intake;

import io.clinstream.clinical.PartialInstant;
import io.clinstream.clinical.Rejection;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.clinical.adverse.Grade;
import io.clinstream.clinical.adverse.Relatedness;
import io.clinstream.clinical.adverse.ReportPlausibility;
import io.clinstream.clinical.adverse.Seriousness;
import io.clinstream.clinical.adverse.SeriousnessCriterion;
import io.clinstream.clinical.adverse.Severity;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.AdverseEventFacts;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.TimePrecision;
import io.clinstream.timeline.LogPosition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Report versions of adverse events: plausible in themselves, with seriousness, grade and relatedness derived. */
final class AdverseEventIntake {

    IntakeOutcome take(AdverseEvent raw, LogPosition position) {
        Optional<Rejection> refusal = EnvelopeRules.name("adverse_event_id", raw.getAdverseEventId())
                .or(() -> Rejection.when(
                        raw.getTerm().isBlank(), RejectionReason.MISSING_FIELD, "term", "term must not be blank"))
                .or(() -> known(raw))
                .or(() -> TimeRules.otherTime("end_time", raw.getEndTime(), position.appendTime()))
                .or(() -> TimeRules.otherTime("reported_at", raw.getReportedAt(), position.appendTime()))
                .or(() -> plausibility(raw));
        return refusal.<IntakeOutcome>map(IntakeOutcome.Refused::new)
                .orElseGet(() -> new IntakeOutcome.Accepted(
                        CanonicalEvents.from(Envelope.of(raw), EventKind.ADVERSE_EVENT, position)
                                .setAdverseEvent(facts(raw))
                                .build(),
                        List.of()));
    }

    private static Optional<Rejection> known(AdverseEvent raw) {
        return Rejection.when(
                        raw.getSeverity() == io.clinstream.schema.Severity.UNKNOWN,
                        RejectionReason.INVALID_CODE_VALUE,
                        "severity",
                        "severity must be MILD, MODERATE or SEVERE")
                .or(() -> Rejection.when(
                        raw.getEndTime() != null && raw.getEndTimePrecision() == TimePrecision.UNKNOWN,
                        RejectionReason.INVALID_CODE_VALUE,
                        "end_time_precision",
                        RejectionReason.INVALID_CODE_VALUE.explanation()));
    }

    private static Optional<Rejection> plausibility(AdverseEvent raw) {
        PartialInstant onset = partial(raw.getEventTime(), raw.getEventTimePrecision());
        PartialInstant end = raw.getEndTime() == null ? null : partial(raw.getEndTime(), raw.getEndTimePrecision());
        return ReportPlausibility.refusal(onset, end, reported(raw.getReportedAt()), raw.getCtcaeGrade())
                .map(reason -> Rejection.of(reason, field(reason)));
    }

    private static String field(RejectionReason reason) {
        return reason == RejectionReason.INVALID_GRADE ? "ctcae_grade" : "event_time";
    }

    /** Reports carry no precision of their own; one that stands at midnight is known to the day, as SDTM writes it. */
    private static @Nullable PartialInstant reported(@Nullable Instant reportedAt) {
        if (reportedAt == null) {
            return null;
        }
        boolean midnight = reportedAt.truncatedTo(ChronoUnit.DAYS).equals(reportedAt);
        return partial(reportedAt, midnight ? TimePrecision.DAY : TimePrecision.MILLI);
    }

    private static PartialInstant partial(Instant instant, TimePrecision precision) {
        return new PartialInstant(instant, io.clinstream.clinical.TimePrecision.valueOf(precision.name()));
    }

    private static AdverseEventFacts facts(AdverseEvent raw) {
        Set<SeriousnessCriterion> met = met(raw);
        Severity severity = raw.getSeverity() == null
                ? null
                : Severity.valueOf(raw.getSeverity().name());
        OptionalInt grade = Grade.derive(raw.getCtcaeGrade(), severity, met);
        Seriousness seriousness = Seriousness.derive(met, raw.getSeriousAsReported());
        return AdverseEventFacts.newBuilder()
                .setAdverseEventId(raw.getAdverseEventId())
                .setTerm(raw.getTerm())
                .setSystemOrganClass(raw.getSystemOrganClass())
                .setReportedAt(raw.getReportedAt())
                .setEndTime(raw.getEndTime())
                .setEndTimePrecision(raw.getEndTimePrecision())
                .setGrade(grade.isPresent() ? grade.getAsInt() : null)
                .setGradeDerived(raw.getCtcaeGrade() == null && grade.isPresent())
                .setCtcaeVersion(raw.getCtcaeGrade() == null ? null : raw.getCtcaeVersion())
                .setSerious(criteria(raw).isEmpty() ? null : seriousness.serious())
                .setSeriousConflict(seriousness.conflict())
                .setRelated(related(raw.getCausality()))
                .setOutcome(raw.getOutcome())
                .setActionTaken(raw.getActionTaken())
                .build();
    }

    private static Set<SeriousnessCriterion> met(AdverseEvent raw) {
        return criteria(raw).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The criteria the report speaks about, met or not. */
    private static Map<SeriousnessCriterion, Boolean> criteria(AdverseEvent raw) {
        Map<SeriousnessCriterion, Boolean> stated = new EnumMap<>(SeriousnessCriterion.class);
        put(stated, SeriousnessCriterion.DEATH, raw.getResultsInDeath());
        put(stated, SeriousnessCriterion.LIFE_THREATENING, raw.getLifeThreatening());
        put(stated, SeriousnessCriterion.HOSPITALISATION, raw.getHospitalisation());
        put(stated, SeriousnessCriterion.DISABILITY, raw.getDisability());
        put(stated, SeriousnessCriterion.CONGENITAL_ANOMALY, raw.getCongenitalAnomaly());
        put(stated, SeriousnessCriterion.MEDICALLY_IMPORTANT, raw.getMedicallyImportant());
        return stated;
    }

    private static void put(
            Map<SeriousnessCriterion, Boolean> stated, SeriousnessCriterion criterion, @Nullable Boolean met) {
        if (met != null) {
            stated.put(criterion, met);
        }
    }

    private static @Nullable Boolean related(@Nullable String causality) {
        return switch (Relatedness.of(causality)) {
            case RELATED -> true;
            case NOT_RELATED -> false;
            case UNKNOWN -> null;
        };
    }
}
