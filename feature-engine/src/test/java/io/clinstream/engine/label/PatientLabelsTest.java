package io.clinstream.engine.label;

import static io.clinstream.engine.label.Label.ADVERSE_EVENT;
import static io.clinstream.engine.label.Label.GRADE_2_PLUS;
import static io.clinstream.engine.label.Label.GRADE_3_PLUS;
import static io.clinstream.engine.label.Label.RELATED;
import static io.clinstream.engine.label.Label.SERIOUS;
import static io.clinstream.engine.label.LabelState.CENSORED;
import static io.clinstream.engine.label.LabelState.IMMATURE;
import static io.clinstream.engine.label.LabelState.NEGATIVE_MATURE;
import static io.clinstream.engine.label.LabelState.POSITIVE;
import static io.clinstream.engine.label.LabelState.UNDECIDABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.SubjectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PatientLabelsTest {

    private static final String T = "2026-03-10T06:00:00Z";
    private static final String LONG_AFTER = "2026-06-01T00:00:00Z";
    private static final SubjectRecord TREATED = Said.subject("2026-03-01T08:00:00Z", null, null);
    private static final LabelDefinition EMERGENT =
            new LabelDefinition(LabelEvents.TREATMENT_EMERGENT, Duration.ofDays(28));

    @Nested
    class Horizon {

        @Test
        void shouldBePositiveForAnOnsetJustWithin24Hours() {
            assertThat(state(Said.event("AE1", "2026-03-11T05:59:00Z"))).isEqualTo(POSITIVE);
        }

        @Test
        void shouldBePositiveForAnOnsetAtExactly24Hours() {
            assertThat(state(Said.event("AE1", "2026-03-11T06:00:00Z"))).isEqualTo(POSITIVE);
        }

        @Test
        void shouldNotBePositiveAMillisecondAfter24Hours() {
            assertThat(state(Said.event("AE1", "2026-03-11T06:00:00.001Z"))).isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldNotBePositiveForAnOnsetAtTheInstantItself() {
            assertThat(state(Said.event("AE1", T))).isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldBePositiveAMillisecondAfterTheInstant() {
            assertThat(state(Said.event("AE1", "2026-03-10T06:00:00.001Z"))).isEqualTo(POSITIVE);
        }

        @Test
        void shouldNotBePositiveForAnEventThatWasThereBefore() {
            assertThat(state(Said.event("AE1", "2026-03-09T06:00:00Z"))).isEqualTo(NEGATIVE_MATURE);
        }
    }

    @Nested
    class Maturity {

        @Test
        void shouldBeImmatureAfter20HoursOfFollowUp() {
            assertThat(labels(EMERGENT, TREATED, "2026-03-11T02:00:00Z").state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(IMMATURE);
        }

        @Test
        void shouldBeMatureWhenHorizonAndLagHaveJustPassed() {
            assertThat(labels(EMERGENT, TREATED, "2026-04-08T06:00:00Z").state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldBeImmatureAMillisecondBefore() {
            assertThat(labels(EMERGENT, TREATED, "2026-04-08T05:59:59.999Z").state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(IMMATURE);
        }

        @Test
        void shouldBePositiveAsSoonAsItIsReported() {
            assertThat(labels(EMERGENT, TREATED, "2026-03-10T13:00:00Z", Said.event("AE1", "2026-03-10T12:00:00Z"))
                            .state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(POSITIVE);
        }
    }

    @Nested
    class Leaving {

        private final SubjectRecord withdrawnAfter12Hours =
                Said.subject("2026-03-01T08:00:00Z", "2026-03-10T18:00:00Z", null);

        @Test
        void shouldBeCensoredByAWithdrawalAt12HoursWithoutEvent() {
            assertThat(labels(EMERGENT, withdrawnAfter12Hours, LONG_AFTER).state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(CENSORED);
        }

        @Test
        void shouldBePositiveWithAnEventBeforeTheWithdrawal() {
            assertThat(labels(EMERGENT, withdrawnAfter12Hours, LONG_AFTER, Said.event("AE1", "2026-03-10T17:00:00Z"))
                            .state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(POSITIVE);
        }

        @Test
        void shouldNotBeCensoredByLeavingAtTheEndOfTheHorizon() {
            SubjectRecord later = Said.subject("2026-03-01T08:00:00Z", "2026-03-11T06:00:00Z", null);

            assertThat(labels(EMERGENT, later, LONG_AFTER).state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldBeCensoredByADeathWithoutAFatalEvent() {
            SubjectRecord dead = Said.subject("2026-03-01T08:00:00Z", null, "2026-03-10T18:00:00Z");

            assertThat(labels(EMERGENT, dead, LONG_AFTER, Said.event("AE1", "2026-03-09T12:00:00Z"))
                            .state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(CENSORED);
        }

        @Test
        void shouldBePositiveForADeathOfAnEventThatWasThereBefore() {
            SubjectRecord dead = Said.subject("2026-03-01T08:00:00Z", null, "2026-03-10T18:00:00Z");
            Said fatal = Said.event("AE1", "2026-03-09T12:00:00Z").grade(3).deadly();

            PatientLabels labels = labels(EMERGENT, dead, LONG_AFTER, fatal);

            assertThat(Stream.of(ADVERSE_EVENT, GRADE_2_PLUS, GRADE_3_PLUS, SERIOUS, RELATED)
                            .map(label -> labels.state(label, millis(T))))
                    .containsOnly(POSITIVE);
        }

        @Test
        void shouldTakeTheEndOfAFatalEventAsDeathWhereNoneIsRecorded() {
            Said fatal = Said.event("AE1", "2026-03-09T12:00:00Z").fatalAt("2026-03-10T18:00:00Z");

            assertThat(state(fatal)).isEqualTo(POSITIVE);
        }
    }

    @Nested
    class Precision {

        private final Said thatDay = Said.event("AE1", "2026-03-10T00:00:00Z").known(TimePrecision.DAY);

        @Test
        void shouldBeUndecidableWhereTheDayLiesOnlyPartlyInTheHorizon() {
            assertThat(state(thatDay)).isEqualTo(UNDECIDABLE);
        }

        @Test
        void shouldBeUndecidableWhereTheHorizonEndsWithinTheDay() {
            assertThat(labels(EMERGENT, TREATED, LONG_AFTER, thatDay)
                            .state(ADVERSE_EVENT, millis("2026-03-09T06:00:00Z")))
                    .isEqualTo(UNDECIDABLE);
        }

        @Test
        void shouldDecideEveryDaySeenFromMidnight() {
            PatientLabels labels = labels(EMERGENT, TREATED, LONG_AFTER, thatDay);

            assertThat(labels.state(ADVERSE_EVENT, millis("2026-03-09T00:00:00Z")))
                    .isEqualTo(NEGATIVE_MATURE);
            assertThat(labels.state(ADVERSE_EVENT, millis("2026-03-10T00:00:00Z")))
                    .isEqualTo(POSITIVE);
            assertThat(labels.state(ADVERSE_EVENT, millis("2026-03-11T00:00:00Z")))
                    .isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldBePositiveWhereAnotherEventIsCertain() {
            assertThat(state(thatDay, Said.event("AE2", "2026-03-10T12:00:00Z")))
                    .isEqualTo(POSITIVE);
        }

        @Test
        void shouldBeUndecidableInAMonthOfWhichNoMoreIsKnown() {
            Said thatMonth = Said.event("AE1", "2026-03-01T00:00:00Z").known(TimePrecision.MONTH);

            assertThat(state(thatMonth)).isEqualTo(UNDECIDABLE);
            assertThat(labels(EMERGENT, TREATED, "2027-01-01T00:00:00Z", thatMonth)
                            .state(ADVERSE_EVENT, millis("2026-04-01T06:00:00Z")))
                    .isEqualTo(NEGATIVE_MATURE);
        }
    }

    @Nested
    class Versions {

        private final Said first =
                Said.event("AE1", "2026-03-10T12:00:00Z").grade(1).reported("2026-03-10T13:00:00Z");
        private final Said worse = first.version(2).grade(3).reported("2026-03-12T09:00:00Z");

        @Test
        void shouldCountNothingOfARetractedReport() {
            Said retracted = first.version(2).status(RecordStatus.ENTERED_IN_ERROR);

            assertThat(state(first)).isEqualTo(POSITIVE);
            assertThat(state(first, retracted)).isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldCountAnEventThatIsReportedAnewAfterARetraction() {
            Said retracted = first.version(2).status(RecordStatus.ENTERED_IN_ERROR);

            assertThat(state(first, retracted, first.version(3).onset("2026-03-10T14:00:00Z")))
                    .isEqualTo(POSITIVE);
        }

        @Test
        void shouldCountAWorseningWhenItWasReported() {
            PatientLabels labels = labels(EMERGENT, TREATED, LONG_AFTER, first, worse);

            assertThat(labels.state(GRADE_3_PLUS, millis(T))).isEqualTo(NEGATIVE_MATURE);
            assertThat(labels.state(ADVERSE_EVENT, millis("2026-03-11T12:00:00Z")))
                    .isEqualTo(POSITIVE);
            assertThat(labels.state(GRADE_3_PLUS, millis("2026-03-11T12:00:00Z")))
                    .isEqualTo(POSITIVE);
            assertThat(labels.state(ADVERSE_EVENT, millis("2026-03-11T08:00:00Z")))
                    .isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldCountAWorseningAtItsOwnOnset() {
            Said own = worse.onset("2026-03-11T10:00:00Z");

            PatientLabels labels = labels(EMERGENT, TREATED, LONG_AFTER, first, own);

            assertThat(labels.state(GRADE_3_PLUS, millis("2026-03-10T11:00:00Z")))
                    .isEqualTo(POSITIVE);
            assertThat(labels.state(GRADE_3_PLUS, millis("2026-03-11T12:00:00Z")))
                    .isEqualTo(NEGATIVE_MATURE);
            assertThat(labels.state(ADVERSE_EVENT, millis(T))).isEqualTo(POSITIVE);
        }

        @Test
        void shouldTakeACorrectedGradeAsTheGradeItAlwaysHad() {
            PatientLabels labels = labels(EMERGENT, TREATED, LONG_AFTER, first, worse.status(RecordStatus.CORRECTED));

            assertThat(labels.state(GRADE_3_PLUS, millis(T))).isEqualTo(POSITIVE);
            assertThat(labels.state(GRADE_3_PLUS, millis("2026-03-11T12:00:00Z")))
                    .isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldNotCountAWorseningThatWasCorrected() {
            Said corrected = first.version(3).grade(1).status(RecordStatus.CORRECTED);

            PatientLabels labels = labels(EMERGENT, TREATED, LONG_AFTER, first, worse, corrected);

            assertThat(labels.state(ADVERSE_EVENT, millis("2026-03-11T12:00:00Z")))
                    .isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldFollowACorrectedOnset() {
            Said moved = first.version(2).onset("2026-03-20T12:00:00Z");

            assertThat(state(first, moved)).isEqualTo(NEGATIVE_MATURE);
            assertThat(labels(EMERGENT, TREATED, LONG_AFTER, first, moved)
                            .state(ADVERSE_EVENT, millis("2026-03-20T06:00:00Z")))
                    .isEqualTo(POSITIVE);
        }

        @Test
        void shouldNotDependOnTheOrderOfArrivalNorOnCopies() {
            List<Said> said = new ArrayList<>(
                    List.of(first, worse, first.version(3).grade(2).reported("2026-03-14T00:00:00Z"), worse));
            List<List<LabelState>> found = new ArrayList<>();
            for (int i = 0; i < said.size(); i++) {
                Collections.rotate(said, 1);
                PatientLabels labels = labels(EMERGENT, TREATED, LONG_AFTER, said.toArray(Said[]::new));
                found.add(Stream.of(Label.values())
                        .map(label -> labels.state(label, millis("2026-03-11T12:00:00Z")))
                        .toList());
            }

            assertThat(found).allMatch(found.get(0)::equals);
        }
    }

    @Nested
    class WhichCount {

        private final LabelDefinition all = new LabelDefinition(LabelEvents.ALL, Duration.ofDays(28));
        private final Said event = Said.event("AE1", "2026-03-10T12:00:00Z");

        @Test
        void shouldNotCountAnEventBeforeTheFirstDose() {
            SubjectRecord later = Said.subject("2026-03-10T12:00:00.001Z", null, null);

            assertThat(labels(EMERGENT, later, LONG_AFTER, event).state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(NEGATIVE_MATURE);
            assertThat(labels(all, later, LONG_AFTER, event).state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(POSITIVE);
        }

        @Test
        void shouldCountAnEventAtTheFirstDose() {
            assertThat(labels(EMERGENT, Said.subject("2026-03-10T12:00:00Z", null, null), LONG_AFTER, event)
                            .state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(POSITIVE);
        }

        @Test
        void shouldCountAnEventThatWorsensAfterTheFirstDose() {
            Said before = Said.event("AE1", "2026-02-20T12:00:00Z");
            Said worse = before.version(2).grade(2).reported("2026-03-10T12:00:00Z");

            assertThat(state(before, worse)).isEqualTo(POSITIVE);
        }

        @Test
        void shouldCountNothingOfAPatientWhoWasNeverDosed() {
            assertThat(labels(EMERGENT, Said.subject(null, null, null), LONG_AFTER, event)
                            .state(ADVERSE_EVENT, millis(T)))
                    .isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldNotDecideWhereNothingIsKnownOfTheSubject() {
            PatientLabels labels = new PatientLabels(List.of(event.report()), List.of(), EMERGENT, millis(LONG_AFTER));

            assertThat(labels.state(ADVERSE_EVENT, millis(T))).isEqualTo(UNDECIDABLE);
            assertThat(labels.state(ADVERSE_EVENT, millis("2026-03-12T00:00:00Z")))
                    .isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldTellTheCompanionsApart() {
            PatientLabels labels =
                    labels(EMERGENT, TREATED, LONG_AFTER, event.grade(2).related(false));

            assertThat(labels.state(GRADE_2_PLUS, millis(T))).isEqualTo(POSITIVE);
            assertThat(labels.state(GRADE_3_PLUS, millis(T))).isEqualTo(NEGATIVE_MATURE);
            assertThat(labels.state(SERIOUS, millis(T))).isEqualTo(NEGATIVE_MATURE);
            assertThat(labels.state(RELATED, millis(T))).isEqualTo(NEGATIVE_MATURE);
        }

        @Test
        void shouldNotDecideWhatIsNotSaid() {
            PatientLabels labels = labels(
                    EMERGENT, TREATED, LONG_AFTER, event.grade(0).serious(null).related(null));

            assertThat(labels.state(ADVERSE_EVENT, millis(T))).isEqualTo(POSITIVE);
            assertThat(labels.state(GRADE_2_PLUS, millis(T))).isEqualTo(UNDECIDABLE);
            assertThat(labels.state(SERIOUS, millis(T))).isEqualTo(UNDECIDABLE);
            assertThat(labels.state(RELATED, millis(T))).isEqualTo(POSITIVE);
        }
    }

    private static LabelState state(Said... said) {
        return labels(EMERGENT, TREATED, LONG_AFTER, said).state(ADVERSE_EVENT, millis(T));
    }

    private static PatientLabels labels(
            LabelDefinition definition, SubjectRecord subject, String cutOff, Said... said) {
        return new PatientLabels(
                Stream.of(said).map(Said::report).toList(), List.of(subject), definition, millis(cutOff));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
