package io.clinstream.engine.history;

import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.RecordStatus;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PatientHistoryTest {

    private final PatientHistory history = new PatientHistory();

    @Nested
    class Duplicates {

        @Test
        void shouldDropAnExactRepetition() {
            PatientEvent reading = at(1).reads(Signal.HEART_RATE, 70);
            history.apply(reading, hour(1));

            Change change = history.apply(reading, hour(2));

            assertThat(change.outcomes()).containsExactly(new Outcome("heart_rate", Disposition.DUPLICATE, false));
            assertThat(change.fact()).isEmpty();
            assertThat(change.emission()).isEmpty();
        }

        @Test
        void shouldTellEachMeasurementOfAReadingApart() {
            history.apply(at(1).reads(Signal.HEART_RATE, 70), hour(1));

            Change change = history.apply(at(1).reads(Signal.HEART_RATE, 70, Signal.SPO2, 97), hour(1));

            assertThat(change.outcomes())
                    .extracting(Outcome::disposition)
                    .containsExactly(Disposition.DUPLICATE, Disposition.NEW);
            assertThat(change.fact()).isPresent();
            assertThat(change.emission()).contains(Trigger.EVENT);
        }

        @Test
        void shouldReportARestatementAsDuplicateButRememberItsVersion() {
            history.apply(at(1).results(Analyte.LACTATE, 2.0), hour(1));
            Change restated =
                    history.apply(at(1).version(3, RecordStatus.AMENDED).results(Analyte.LACTATE, 2.0), hour(2));

            Change overtaken =
                    history.apply(at(1).version(2, RecordStatus.CORRECTED).results(Analyte.LACTATE, 9.0), hour(3));

            assertThat(onlyDisposition(restated)).isEqualTo(Disposition.DUPLICATE);
            assertThat(restated.fact()).isPresent();
            assertThat(restated.emission()).isEmpty();
            assertThat(onlyDisposition(overtaken)).isEqualTo(Disposition.SUPERSEDED);
            assertThat(history.features(hour(4)).value("lab_lactate_last")).isEqualTo(2.0);
        }
    }

    @Nested
    class Identity {

        @Test
        void shouldCountEveryIdentityOfOneInstantAndTakeTheirMean() {
            history.apply(at(1).reads(Signal.HEART_RATE, 70), hour(1));
            history.apply(at(1).from("nurse").reads(Signal.HEART_RATE, 71), hour(1));
            history.apply(at(1).position("STANDING").reads(Signal.HEART_RATE, 75), hour(1));

            assertThat(history.features(hour(1)).value("heart_rate_count_24h")).isEqualTo(3.0);
            assertThat(history.features(hour(1)).value("heart_rate_last")).isEqualTo(72.0);
            assertThat(history.features(hour(1)).value("heart_rate_trend_6h")).isNull();
            assertThat(history.features(hour(1)).value("heart_rate_delta_6h")).isNull();
        }

        @Test
        void shouldFlagTwoValuesWithNothingToChooseBetweenThem() {
            history.apply(at(1).reads(Signal.HEART_RATE, 70), hour(1));

            Change greater = history.apply(at(1).reads(Signal.HEART_RATE, 80), hour(1));
            Change less = history.apply(at(1).reads(Signal.HEART_RATE, 60), hour(1));

            assertThat(onlyDisposition(greater)).isEqualTo(Disposition.CONFLICT);
            assertThat(greater.emission()).contains(Trigger.CORRECTION);
            assertThat(onlyDisposition(less)).isEqualTo(Disposition.CONFLICT);
            assertThat(less.emission()).contains(Trigger.EVENT);
            assertThat(history.features(hour(1)).value("heart_rate_last")).isEqualTo(80.0);
        }
    }

    @Nested
    class Corrections {

        @Test
        void shouldFollowALabFromDrawToResultCorrectionAndRetraction() {
            Events.Header drawn = at(8);
            assertThat(history.features(hour(10.98)).value("lab_lactate_last")).isNull();

            Change result = history.apply(drawn.available(11).results(Analyte.LACTATE, 4.1), hour(11));
            assertThat(history.features(hour(11.5)).value("lab_lactate_last")).isEqualTo(4.1);
            assertThat(history.features(hour(11.5)).value("lab_lactate_hours_since_last"))
                    .isEqualTo(3.5);

            Change correction = history.apply(
                    drawn.available(13).version(2, RecordStatus.CORRECTED).results(Analyte.LACTATE, 1.4), hour(13));
            assertThat(history.features(hour(13.5)).value("lab_lactate_last")).isEqualTo(1.4);

            Change retraction = history.apply(
                    drawn.version(3, RecordStatus.ENTERED_IN_ERROR).withdraws(Analyte.LACTATE), hour(15));
            assertThat(history.features(hour(15)).value("lab_lactate_last")).isEqualTo(4.1);

            assertThat(List.of(result, correction, retraction))
                    .extracting(PatientHistoryTest::onlyDisposition)
                    .containsExactly(Disposition.NEW, Disposition.CORRECTION, Disposition.RETRACTION);
            assertThat(List.of(result, correction, retraction))
                    .extracting(change -> change.emission().orElseThrow())
                    .containsExactly(Trigger.EVENT, Trigger.CORRECTION, Trigger.CORRECTION);
        }

        @Test
        void shouldBringTheEarlierDrawBackWhenTheNewerIsWithdrawn() {
            history.apply(at(2).results(Analyte.LACTATE, 1.1), hour(3));
            history.apply(at(8).results(Analyte.LACTATE, 4.1), hour(9));

            history.apply(at(8).version(2, RecordStatus.ENTERED_IN_ERROR).withdraws(Analyte.LACTATE), hour(10));

            assertThat(history.features(hour(10)).value("lab_lactate_last")).isEqualTo(1.1);
            assertThat(history.features(hour(10)).value("lab_lactate_hours_since_last"))
                    .isEqualTo(8.0);
        }

        @Test
        void shouldWithdrawWhatArrivesAfterItsRetraction() {
            Change early = history.apply(
                    at(1).version(2, RecordStatus.ENTERED_IN_ERROR).withdraws(Signal.HEART_RATE), hour(1));

            Change late = history.apply(at(1).reads(Signal.HEART_RATE, 70), hour(2));

            assertThat(onlyDisposition(early)).isEqualTo(Disposition.RETRACTION);
            assertThat(onlyDisposition(late)).isEqualTo(Disposition.SUPERSEDED);
            assertThat(history.features(hour(2)).value("heart_rate_count_24h")).isEqualTo(0.0);
        }

        @Test
        void shouldWithdrawOnceHoweverOftenARetractionIsRepeated() {
            history.apply(at(1).reads(Signal.HEART_RATE, 70), hour(1));
            history.apply(at(1).version(2, RecordStatus.CORRECTED).reads(Signal.HEART_RATE, 80), hour(1));
            Events.Header withdrawn = at(1).version(3, RecordStatus.ENTERED_IN_ERROR);
            history.apply(withdrawn.withdraws(Signal.HEART_RATE), hour(2));

            Change repeated = history.apply(withdrawn.available(2).reads(Signal.HEART_RATE, 80), hour(3));

            assertThat(onlyDisposition(repeated)).isEqualTo(Disposition.DUPLICATE);
            assertThat(history.features(hour(3)).value("heart_rate_last")).isEqualTo(70.0);
        }

        @Test
        void shouldWithdrawARestatedValueWhole() {
            history.apply(at(1).version(1, RecordStatus.PRELIMINARY).results(Analyte.LACTATE, 4.1), hour(1));
            history.apply(at(1).version(1, RecordStatus.FINAL).results(Analyte.LACTATE, 4.1), hour(2));

            history.apply(at(1).version(2, RecordStatus.ENTERED_IN_ERROR).withdraws(Analyte.LACTATE), hour(3));

            assertThat(history.features(hour(3)).value("lab_lactate_last")).isNull();
        }
    }

    @Nested
    class Lateness {

        @Test
        void shouldFlagWhatNoWindowReachesAnyMore() {
            Change edge = history.apply(at(0).reads(Signal.HEART_RATE, 70), hour(24));
            Change inside = history.apply(at(0.5).reads(Signal.HEART_RATE, 70), hour(24));
            Change lab = history.apply(at(0).results(Analyte.LACTATE, 2), hour(24));

            assertThat(List.of(edge, inside, lab))
                    .extracting(change -> change.outcomes().get(0).late())
                    .containsExactly(true, false, false);
            assertThat(edge.emission()).contains(Trigger.EVENT);
        }

        @Test
        void shouldChangeExactlyTheWindowsALateEventBelongsTo() {
            history.apply(at(10).reads(Signal.HEART_RATE, 70), hour(10));

            history.apply(at(7).reads(Signal.HEART_RATE, 100), hour(10));

            assertThat(history.features(hour(10)).value("heart_rate_mean_1h")).isEqualTo(70.0);
            assertThat(history.features(hour(10)).value("heart_rate_mean_6h")).isEqualTo(85.0);
            assertThat(history.features(hour(10)).value("heart_rate_last")).isEqualTo(70.0);
        }
    }

    @Nested
    class DayPrecision {

        @Test
        void shouldEnterNoWindowShorterThanADay() {
            history.apply(at(0).to(TimePrecision.DAY).reads(Signal.HEART_RATE, 70), hour(0.5));

            assertThat(history.features(hour(0.5)).value("heart_rate_mean_6h")).isNull();
            assertThat(history.features(hour(0.5)).value("heart_rate_mean_24h")).isEqualTo(70.0);
            assertThat(history.features(hour(0.5)).value("heart_rate_last")).isEqualTo(70.0);
            assertThat(history.nextBoundary(hour(0.5))).hasValue(hour(24));
        }

        @Test
        void shouldEnterNoWindowWhenNotEvenTheDayIsKnown() {
            history.apply(at(0).to(TimePrecision.MONTH).reports("AE1", 3), hour(1));

            assertThat(history.features(hour(1)).value("ae_count_7d")).isEqualTo(0.0);
            assertThat(history.nextBoundary(hour(1))).isEmpty();
        }
    }

    @Nested
    class AdverseEvents {

        @Test
        void shouldCountAnEventOnceWithTheGradeOfItsNewestReport() {
            Change first = history.apply(at(1).reports("AE1", 1), hour(2));
            Change worse = history.apply(at(1).version(2, RecordStatus.FINAL).reports("AE1", 3), hour(3));
            Change old = history.apply(
                    at(1).version(1, RecordStatus.FINAL).available(1).reports("AE1", 2), hour(4));
            history.apply(at(3).reports("AE2", 0), hour(4));

            assertThat(List.of(first, worse, old))
                    .extracting(PatientHistoryTest::onlyDisposition)
                    .containsExactly(Disposition.NEW, Disposition.CORRECTION, Disposition.SUPERSEDED);
            assertThat(history.features(hour(4)).value("ae_count_24h")).isEqualTo(2.0);
            assertThat(history.features(hour(4)).value("ae_max_grade_24h")).isEqualTo(3.0);
            assertThat(history.features(hour(25)).value("ae_count_24h")).isEqualTo(1.0);
            assertThat(history.features(hour(25)).value("ae_max_grade_24h")).isNull();
            assertThat(history.features(hour(25)).value("ae_max_grade_7d")).isEqualTo(3.0);
        }

        @Test
        void shouldNotCountANullifiedEvent() {
            history.apply(at(1).reports("AE1", 4), hour(2));

            Change nullified = history.apply(
                    at(1).version(2, RecordStatus.ENTERED_IN_ERROR).reports("AE1", 4), hour(3));

            assertThat(nullified.emission()).contains(Trigger.CORRECTION);
            assertThat(history.features(hour(3)).value("ae_count_7d")).isEqualTo(0.0);
            assertThat(history.features(hour(3)).value("ae_max_grade_7d")).isNull();
        }
    }

    @Test
    void shouldKeepTheNewestSubjectRecord() {
        Change first = history.apply(Events.subject(1, 1960), hour(1));
        Change newer = history.apply(Events.subject(2, 1961), hour(2));
        Change again = history.apply(Events.subject(2, 1961), hour(3));

        assertThat(List.of(first, newer))
                .extracting(change -> change.emission().orElseThrow())
                .containsOnly(Trigger.SUBJECT);
        assertThat(again.emission()).isEmpty();
        assertThat(history.subject().orElseThrow().birthYear()).hasValue(1961);
    }

    private static Disposition onlyDisposition(Change change) {
        assertThat(change.outcomes()).hasSize(1);
        return change.outcomes().get(0).disposition();
    }
}
