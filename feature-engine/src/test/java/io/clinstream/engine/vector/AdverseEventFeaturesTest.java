package io.clinstream.engine.vector;

import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.history.Events;
import io.clinstream.engine.history.PatientHistory;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdverseEventFeaturesTest {

    private static final double DAY = 24;

    private final PatientHistory history = new PatientHistory();

    @Test
    void shouldCountByGradeSeriousnessRelationAndOrganClass() {
        report("AE1", Events.at(1), 3, OptionalLong.empty(), true, true, "CARDIAC");
        report("AE2", Events.at(2), 2, OptionalLong.empty(), false, false, "CARDIAC");
        report("AE3", Events.at(3), 0, OptionalLong.empty(), null, null, null);

        assertThat(value(4, "ae_count_30d")).isEqualTo(3.0);
        assertThat(value(4, "ae_grade3plus_count_30d")).isEqualTo(1.0);
        assertThat(value(4, "ae_serious_count_30d")).isEqualTo(1.0);
        assertThat(value(4, "ae_related_count_30d")).isEqualTo(2.0);
        assertThat(value(4, "ae_distinct_soc_count_30d")).isEqualTo(1.0);
        assertThat(value(4, "ae_max_grade_30d")).isEqualTo(3.0);
    }

    @Test
    void shouldLetAnEventLastUntilItsEnd() {
        report("AE1", Events.at(1), 2, OptionalLong.of(hour(5)), null, null, null);

        assertThat(value(4.9, "ae_ongoing_count")).isEqualTo(1.0);
        assertThat(value(4.9, "ae_ongoing_max_grade")).isEqualTo(2.0);
        assertThat(value(5, "ae_ongoing_count")).isEqualTo(0.0);
        assertThat(value(5, "ae_ongoing_max_grade")).isNull();
        assertThat(history.nextBoundary(hour(1))).hasValue(hour(5));
    }

    @Test
    void shouldLetAnEventLastToTheEndOfADayKnownAsItsEnd() {
        AdverseEventReport first = Events.at(1).reports("AE1", 2);
        apply(ending(first, hour(24), TimePrecision.DAY));

        assertThat(value(47.9, "ae_ongoing_count")).isEqualTo(1.0);
        assertThat(value(48, "ae_ongoing_count")).isEqualTo(0.0);
    }

    @Test
    void shouldTakeAnEndKnownToTheMonthForNone() {
        apply(ending(Events.at(1).reports("AE1", 2), hour(2), TimePrecision.MONTH));

        assertThat(value(1000, "ae_ongoing_count")).isEqualTo(1.0);
    }

    @Test
    void shouldCountAnOnsetKnownToTheMonthOnlyAsEver() {
        apply(Events.at(0).to(TimePrecision.MONTH).reports("AE1", 3));

        assertThat(value(1, "ae_any_before")).isEqualTo(1.0);
        assertThat(value(1, "ae_count_30d")).isEqualTo(0.0);
        assertThat(value(1, "ae_ongoing_count")).isEqualTo(0.0);
        assertThat(value(1, "ae_hours_since_last_onset")).isNull();
    }

    @Test
    void shouldSayThatNothingEverHappenedBeforeTheFirstOnset() {
        assertThat(value(1, "ae_any_before")).isEqualTo(0.0);
        assertThat(value(1, "ae_hours_since_last_report")).isNull();
    }

    @Test
    void shouldTellTheAgeOfTheNewestOnsetAndOfTheNewestReport() {
        apply(Events.at(1).available(3).reports("AE1", 2));
        apply(Events.at(1)
                .version(2, RecordStatus.ENTERED_IN_ERROR)
                .available(6)
                .reports("AE1", 2));
        apply(Events.at(2).available(4).reports("AE2", 1));

        assertThat(value(8, "ae_hours_since_last_onset")).isEqualTo(6.0);
        assertThat(value(8, "ae_hours_since_last_report")).isEqualTo(2.0);
        assertThat(value(5, "ae_hours_since_last_report")).isEqualTo(1.0);
    }

    @Test
    void shouldCountAnEventThatWorsenedTwiceOnce() {
        apply(Events.at(1).available(2).reports("AE1", 1));
        apply(Events.at(1).version(2, RecordStatus.FINAL).available(10).reports("AE1", 2));
        apply(Events.at(1).version(3, RecordStatus.FINAL).available(20).reports("AE1", 4));
        apply(Events.at(1).available(2).reports("AE2", 3));
        apply(Events.at(1).version(2, RecordStatus.FINAL).available(10).reports("AE2", 2));

        assertThat(value(9, "ae_worsened_count_7d")).isEqualTo(0.0);
        assertThat(value(10, "ae_worsened_count_7d")).isEqualTo(1.0);
        assertThat(value(20, "ae_worsened_count_7d")).isEqualTo(1.0);
        assertThat(value(20 + 7 * DAY, "ae_worsened_count_7d")).isEqualTo(0.0);
    }

    @Test
    void shouldRelateEventsToTheDaysSinceEnrolment() {
        apply(Events.at(12).reports("AE1", 1));
        assertThat(value(48, "ae_rate_per_patient_day")).isNull();

        history.apply(Events.subject(1, 1950), hour(48));

        assertThat(value(48, "ae_rate_per_patient_day")).isEqualTo(0.5);
        assertThat(value(0, "ae_rate_per_patient_day")).isNull();
    }

    @Test
    void shouldTellThatTreatmentWasInterrupted() {
        AdverseEventReport report = Events.at(1).reports("AE1", 2);
        apply(new AdverseEventReport(
                report.header(),
                "AE1",
                report.term(),
                null,
                OptionalLong.empty(),
                TimePrecision.MILLI,
                report.grade(),
                null,
                null,
                true));

        assertThat(value(0.9, "dose_interrupted_7d")).isEqualTo(0.0);
        assertThat(value(1, "dose_interrupted_7d")).isEqualTo(1.0);
        assertThat(value(1 + 7 * DAY, "dose_interrupted_7d")).isEqualTo(0.0);
    }

    private void report(
            String id,
            Events.Header at,
            int grade,
            OptionalLong end,
            @Nullable Boolean serious,
            @Nullable Boolean related,
            @Nullable String organClass) {
        apply(new AdverseEventReport(
                at.header(),
                id,
                "HEADACHE",
                organClass,
                end,
                TimePrecision.MILLI,
                grade == 0 ? OptionalInt.empty() : OptionalInt.of(grade),
                serious,
                related,
                false));
    }

    private static AdverseEventReport ending(AdverseEventReport report, long end, TimePrecision precision) {
        return new AdverseEventReport(
                report.header(),
                report.adverseEventId(),
                report.term(),
                null,
                OptionalLong.of(end),
                precision,
                report.grade(),
                null,
                null,
                false);
    }

    private void apply(AdverseEventReport report) {
        history.apply(report, report.header().eventTime());
    }

    private @Nullable Double value(double hours, String feature) {
        return history.features(hour(hours)).value(feature);
    }
}
