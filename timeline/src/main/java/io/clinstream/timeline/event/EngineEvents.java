package io.clinstream.timeline.event;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.event.VitalsReading;
import io.clinstream.schema.AdverseEventFacts;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.SubjectFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Canonical events as the engine knows them. Generated classes end here. */
public final class EngineEvents {

    private EngineEvents() {}

    /** The event; empty for one that breaks a rule of the engine, which intake does not write. */
    public static Optional<PatientEvent> find(CanonicalEvent event) {
        try {
            return Optional.of(of(event));
        } catch (IllegalArgumentException | NullPointerException foreign) {
            return Optional.empty();
        }
    }

    private static PatientEvent of(CanonicalEvent event) {
        EventHeader header = header(event);
        return switch (event.getKind()) {
            case VITALS -> new VitalsReading(header, measurements(event));
            case LAB -> new LabReport(header, measurements(event).get(0));
            case ADVERSE_EVENT -> report(header, Objects.requireNonNull(event.getAdverseEvent(), "adverse_event"));
            case SUBJECT -> subject(header, Objects.requireNonNull(event.getSubject(), "subject"));
            default -> throw new IllegalArgumentException("no event of a patient: " + event.getKind());
        };
    }

    private static EventHeader header(CanonicalEvent event) {
        return new EventHeader(
                event.getEventId(),
                Objects.requireNonNull(event.getPatientId(), "patient_id"),
                Objects.requireNonNull(event.getStudyId(), "study_id"),
                event.getSiteId(),
                Objects.requireNonNull(event.getSource(), "source"),
                event.getEventTime().toEpochMilli(),
                TimePrecision.valueOf(event.getEventTimePrecision().name()),
                optional(event.getAvailableAt()),
                arrivedAt(event),
                RecordStatus.valueOf(event.getStatus().name()),
                event.getVersion(),
                context(event));
    }

    /** A load arrives on one day; what counts is when its events would have arrived. */
    private static long arrivedAt(CanonicalEvent event) {
        if (event.getClock() == ClockMode.HISTORICAL) {
            return Objects.requireNonNullElse(event.getAvailableAt(), event.getEventTime())
                    .toEpochMilli();
        }
        return event.getIngestedAt().toEpochMilli();
    }

    private static ReadingContext context(CanonicalEvent event) {
        return new ReadingContext(
                event.getPosition(),
                event.getTimepoint(),
                event.getVisit(),
                event.getRepeat() == null ? null : event.getRepeat().toString());
    }

    private static List<Measurement> measurements(CanonicalEvent event) {
        if (event.getMeasurements().isEmpty()) {
            throw new IllegalArgumentException("measurements must not be empty");
        }
        return event.getMeasurements().stream().map(EngineEvents::measurement).toList();
    }

    private static Measurement measurement(io.clinstream.schema.Measurement raw) {
        MeasurementCode code = MeasurementCode.ofCode(raw.getCode())
                .orElseThrow(() -> new IllegalArgumentException("code is unknown"));
        return new Measurement(
                code,
                scaled(raw.getValueScaled(), raw.getDecimals()),
                raw.getFlags().stream().map(Enum::name).collect(Collectors.toSet()),
                scaled(raw.getReferenceLowScaled(), raw.getDecimals()),
                scaled(raw.getReferenceHighScaled(), raw.getDecimals()));
    }

    /** Grade 0 of AETOXGR says that there is nothing to grade. */
    private static AdverseEventReport report(EventHeader header, AdverseEventFacts facts) {
        Integer grade = facts.getGrade();
        return new AdverseEventReport(
                header,
                facts.getAdverseEventId(),
                facts.getTerm(),
                facts.getSystemOrganClass(),
                optional(facts.getEndTime()),
                TimePrecision.valueOf(facts.getEndTimePrecision().name()),
                grade == null || grade == 0 ? OptionalInt.empty() : OptionalInt.of(grade),
                facts.getSerious(),
                facts.getRelated(),
                "DRUG INTERRUPTED".equalsIgnoreCase(facts.getActionTaken()));
    }

    private static SubjectRecord subject(EventHeader header, SubjectFacts facts) {
        return new SubjectRecord(
                header,
                facts.getSex().name(),
                facts.getBirthYear() == null ? OptionalInt.empty() : OptionalInt.of(facts.getBirthYear()),
                facts.getAgeYears() == null ? OptionalInt.empty() : OptionalInt.of(facts.getAgeYears()),
                optional(facts.getEnrolledAt()),
                optional(facts.getHospitalAdmittedAt()),
                optional(facts.getFirstDoseAt()),
                optional(facts.getLastDoseAt()),
                optional(facts.getDiscontinuedAt()),
                optional(facts.getDiedAt()),
                facts.getArmIndex() == null ? OptionalInt.empty() : OptionalInt.of(facts.getArmIndex()),
                facts.getArm());
    }

    private static @Nullable ScaledValue scaled(@Nullable Long value, int decimals) {
        return value == null ? null : new ScaledValue(value, decimals);
    }

    private static OptionalLong optional(@Nullable Instant instant) {
        return instant == null ? OptionalLong.empty() : OptionalLong.of(instant.toEpochMilli());
    }
}
