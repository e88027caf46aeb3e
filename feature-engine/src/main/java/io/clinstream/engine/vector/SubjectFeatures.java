package io.clinstream.engine.vector;

import io.clinstream.clinical.Sex;
import io.clinstream.engine.event.SubjectRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Who the patient is and how long treatment lasts, by the newest subject record. The treatment arm enters by its place
 * in the configured arms only: intake sets that for unblinded studies alone, and the text of the arm is never read.
 */
final class SubjectFeatures implements SourceFeatures {

    /** Ages above 89 are pooled, as privacy rules ask. */
    private static final int OLDEST = 90;

    private final List<FeatureSlot> slots;

    SubjectFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        Optional<SubjectRecord> subject = points.subject();
        if (subject.isEmpty()) {
            return;
        }
        for (FeatureSlot slot : slots) {
            value(slot, subject.get(), asOf).ifPresent(value -> values[slot.index()] = value);
        }
    }

    private static OptionalDouble value(FeatureSlot slot, SubjectRecord subject, long asOf) {
        return switch (slot.statistic()) {
            case AGE_YEARS -> age(subject, asOf);
            case SEX_MALE -> male(subject);
            case STUDY_DAY -> studyDay(subject.firstDoseAt(), asOf);
            case HOURS_SINCE_ENROLMENT -> Elapsed.hours(subject.enrolledAt(), asOf);
            case HOURS_SINCE_HOSPITAL_ADMISSION -> Elapsed.hours(subject.hospitalAdmittedAt(), asOf);
            case HOURS_SINCE_FIRST_DOSE -> Elapsed.hours(subject.firstDoseAt(), asOf);
            case HOURS_SINCE_LAST_DOSE -> Elapsed.hours(subject.lastDoseAt(), asOf);
            case ARM_INDEX ->
                subject.armIndex().isPresent()
                        ? OptionalDouble.of(subject.armIndex().getAsInt())
                        : OptionalDouble.empty();
            default -> throw new IllegalStateException(slot.statistic() + " is no feature of the subject");
        };
    }

    private static OptionalDouble age(SubjectRecord subject, long asOf) {
        if (subject.birthYear().isPresent()) {
            int year = Instant.ofEpochMilli(asOf).atOffset(ZoneOffset.UTC).getYear();
            return OptionalDouble.of(Math.min(OLDEST, year - subject.birthYear().getAsInt()));
        }
        return subject.ageYears().isPresent()
                ? OptionalDouble.of(subject.ageYears().getAsInt())
                : OptionalDouble.empty();
    }

    private static OptionalDouble male(SubjectRecord subject) {
        Optional<Sex> sex = Optional.ofNullable(subject.sex()).flatMap(Sex::of);
        return sex.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sex.get() == Sex.MALE ? 1.0 : 0.0);
    }

    /** As SDTM counts: the day of the first dose is 1, the day before it −1. */
    private static OptionalDouble studyDay(OptionalLong firstDose, long asOf) {
        if (firstDose.isEmpty()) {
            return OptionalDouble.empty();
        }
        long days = Math.floorDiv(asOf, Elapsed.DAY_MILLIS) - Math.floorDiv(firstDose.getAsLong(), Elapsed.DAY_MILLIS);
        return OptionalDouble.of((double) (days < 0 ? days : days + 1));
    }
}
