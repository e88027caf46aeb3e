package io.clinstream.engine.oracle;

import io.clinstream.engine.event.SubjectRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The subject and the calendar. */
final class OracleSubject {

    private static final List<BigDecimal> SINES =
            IntStream.range(0, 24).mapToObj(Powers::sineOfHour).toList();

    private OracleSubject() {}

    static void put(Moment moment) {
        OffsetDateTime now = utc(moment.asOf);
        moment.put("hour_of_day_sin", SINES.get(now.getHour()));
        moment.put("hour_of_day_cos", SINES.get((now.getHour() + 6) % 24));
        SubjectRecord subject = moment.patient.subject();
        if (subject == null) {
            return;
        }
        if (subject.birthYear().isPresent()) {
            moment.put("age_years", (Integer)
                    Math.min(90, now.getYear() - subject.birthYear().getAsInt()));
        } else if (subject.ageYears().isPresent()) {
            moment.put("age_years", (Integer) subject.ageYears().getAsInt());
        }
        String sex = String.valueOf(subject.sex());
        moment.put("sex_male", sex.equals("M") ? Boolean.TRUE : sex.equals("F") ? Boolean.FALSE : null);
        subject.armIndex().ifPresent(index -> moment.put("arm_index", (Integer) index));
        since(moment, "hours_since_enrolment", subject.enrolledAt());
        since(moment, "hours_since_hospital_admission", subject.hospitalAdmittedAt());
        doses(moment, subject);
    }

    private static void since(Moment moment, String feature, OptionalLong instant) {
        if (instant.isPresent()) {
            long then = instant.getAsLong();
            moment.put(feature, then > moment.asOf ? null : moment.hoursSince(then));
        }
    }

    private static void doses(Moment moment, SubjectRecord subject) {
        if (subject.firstDoseAt().isPresent()) {
            long first = subject.firstDoseAt().getAsLong();
            LocalDate dosing = utc(first).toLocalDate();
            long days = ChronoUnit.DAYS.between(dosing, utc(moment.asOf).toLocalDate());
            moment.put("study_day", (Integer) Math.toIntExact(days < 0 ? days : days + 1));
            moment.put("hours_since_first_dose", first > moment.asOf ? null : moment.hoursSince(first));
        }
        if (subject.lastDoseAt().isPresent()) {
            long last = subject.lastDoseAt().getAsLong();
            moment.put("hours_since_last_dose", last > moment.asOf ? null : moment.hoursSince(last));
        }
    }

    private static OffsetDateTime utc(long time) {
        return Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC);
    }
}
