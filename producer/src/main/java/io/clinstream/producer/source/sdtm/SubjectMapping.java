package io.clinstream.producer.source.sdtm;

import io.clinstream.files.sdtm.DemographicsRow;
import io.clinstream.files.sdtm.PartialDate;
import io.clinstream.producer.event.Envelope;
import io.clinstream.producer.event.EventIds;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.schema.Sex;
import io.clinstream.schema.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * DM to subject data. One row tells a whole stay in the study; the events tell it as it became known: one version at
 * enrolment, and one more at first dose, last dose, end of participation and death. Otherwise a feature of the first
 * week would know of the death.
 */
final class SubjectMapping {

    /** Ages above are pooled (HIPAA Safe Harbor, clinical-reference 6.7). */
    private static final int OLDEST_STATED = 89;

    private static final int POOLED_AGE = 90;

    private final Subjects subjects;

    SubjectMapping(Subjects subjects) {
        this.subjects = subjects;
    }

    /** The versions in order; none if the row has no date to stand on. */
    List<RawEvent> map(DemographicsRow row, Envelope.Origin origin) {
        Map<Instant, List<Milestone>> milestones = milestones(row);
        List<Milestone> known = new ArrayList<>();
        List<RawEvent> events = new ArrayList<>();
        for (Map.Entry<Instant, List<Milestone>> step : milestones.entrySet()) {
            known.addAll(step.getValue());
            int version = events.size() + 1;
            KnownTime time = step.getValue().get(0).time();
            String eventId = EventIds.of("sdtm", origin.studyId(), "DM", subjects.patientId(row.subject()), version);
            Subject.Builder subject = Envelope.of(
                            eventId, origin, subjects.patientId(row.subject()), time.instant(), time.precision())
                    .available(null, version)
                    .subject()
                    .setSex(sex(row.sex()));
            row.ageYears()
                    .ifPresent(age -> subject.setAgeYears(age > OLDEST_STATED ? Integer.valueOf(POOLED_AGE) : age));
            known.forEach(milestone ->
                    milestone.set().accept(subject, milestone.time().instant()));
            events.add(RawEvent.of(RawTopic.SUBJECTS, subject.build()));
        }
        return events;
    }

    private static Map<Instant, List<Milestone>> milestones(DemographicsRow row) {
        Map<Instant, List<Milestone>> steps = new TreeMap<>();
        // DMDTC, the first collection of data, stands for enrolment where no consent date is given.
        add(steps, row.consent().or(row::collected), Subject.Builder::setEnrolledAt);
        add(steps, row.firstDose(), (subject, at) -> {
            subject.setFirstDoseAt(at);
            subject.setArm(row.arm().isEmpty() ? null : row.arm());
        });
        add(steps, row.lastDose(), Subject.Builder::setLastDoseAt);
        add(steps, row.participationEnd(), Subject.Builder::setDiscontinuedAt);
        add(steps, row.death(), Subject.Builder::setDiedAt);
        return steps;
    }

    private static void add(
            Map<Instant, List<Milestone>> steps, Optional<PartialDate> date, BiConsumer<Subject.Builder, Instant> set) {
        date.map(KnownTime::of)
                .ifPresent(time -> steps.computeIfAbsent(time.instant(), unseen -> new ArrayList<>())
                        .add(new Milestone(time, set)));
    }

    private static Sex sex(String code) {
        return switch (code) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            case "UNDIFFERENTIATED" -> Sex.UNDIFFERENTIATED;
            default -> Sex.UNKNOWN;
        };
    }

    private record Milestone(KnownTime time, BiConsumer<Subject.Builder, Instant> set) {}
}
