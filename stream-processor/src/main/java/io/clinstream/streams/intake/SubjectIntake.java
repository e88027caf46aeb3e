package io.clinstream.streams.intake;

import io.clinstream.clinical.Rejection;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Subject;
import io.clinstream.schema.SubjectFacts;
import io.clinstream.timeline.LogPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Subject data. The treatment arm and its index pass only for studies configured as unblinded.
 *
 * @param unblinded studies whose arm may be known
 */
record SubjectIntake(UnblindedStudies unblinded) {

    private static final int OLDEST = 130;
    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2200;

    IntakeOutcome take(Subject raw, LogPosition position) {
        return plausibility(raw)
                .<IntakeOutcome>map(IntakeOutcome.Refused::new)
                .orElseGet(() -> new IntakeOutcome.Accepted(
                        CanonicalEvents.from(Envelope.of(raw), EventKind.SUBJECT, position)
                                .setSubject(facts(raw))
                                .build(),
                        List.of()));
    }

    private static Optional<Rejection> plausibility(Subject raw) {
        return between("age_years", raw.getAgeYears(), 0, OLDEST)
                .or(() -> between("birth_year", raw.getBirthYear(), FIRST_YEAR, LAST_YEAR))
                .or(() -> inOrder("last_dose_at", raw.getFirstDoseAt(), raw.getLastDoseAt()));
    }

    private static Optional<Rejection> between(String field, @Nullable Integer value, int least, int greatest) {
        return Rejection.when(
                value != null && (value < least || value > greatest),
                RejectionReason.IMPOSSIBLE_VALUE,
                field,
                field + " must be in [" + least + ", " + greatest + "]");
    }

    private static Optional<Rejection> inOrder(String field, @Nullable Instant first, @Nullable Instant last) {
        return Rejection.when(
                first != null && last != null && last.isBefore(first),
                RejectionReason.INCONSISTENT_VALUES,
                field,
                "the last dose cannot come before the first");
    }

    private SubjectFacts facts(Subject raw) {
        OptionalInt index = unblinded.indexOf(raw.getStudyId(), raw.getArm());
        return SubjectFacts.newBuilder()
                .setSex(raw.getSex())
                .setBirthYear(raw.getBirthYear())
                .setAgeYears(raw.getAgeYears())
                .setEnrolledAt(raw.getEnrolledAt())
                .setHospitalAdmittedAt(raw.getHospitalAdmittedAt())
                .setFirstDoseAt(raw.getFirstDoseAt())
                .setLastDoseAt(raw.getLastDoseAt())
                .setDiscontinuedAt(raw.getDiscontinuedAt())
                .setDiedAt(raw.getDiedAt())
                .setArm(unblinded.arm(raw.getStudyId(), raw.getArm()))
                .setArmIndex(index.isPresent() ? index.getAsInt() : null)
                .build();
    }
}
