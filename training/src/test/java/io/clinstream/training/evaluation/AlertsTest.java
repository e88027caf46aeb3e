package io.clinstream.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.training.SyntheticRows;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.RowKey;
import io.clinstream.training.evaluation.AlertRule.AlertCount;
import io.clinstream.training.evaluation.Episodes.Episode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final long HOUR = 3_600_000;

    @Test
    void shouldAlertAgainOnlyAfterTheSilence() {
        LabelledRows rows = SyntheticRows.hourly(0, false, false, true, true, true, false, false, false);
        double[] scores = {0.1, 0.9, 0.2, 0.9, 0.9, 0.9, 0.9, 0.1};

        AlertCount count = new AlertRule(Duration.ofHours(3)).of(rows, scores, 0.5);

        // At 1 h, silence to 4 h: a row exactly then may alert again (positive), silence to 7 h.
        assertThat(count).isEqualTo(new AlertCount(2, 1));
    }

    @Test
    void shouldNeverAlertLessAtALowerThreshold() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 50; round++) {
            LabelledRows rows = SyntheticRows.of(5, 60, round);
            double[] scores = random.doubles(rows.size()).toArray();
            int before = 0;
            for (double threshold = 1; threshold >= 0; threshold -= 0.05) {
                int raised = AlertRule.USUAL.of(rows, scores, threshold).raised();
                assertThat(raised).isGreaterThanOrEqualTo(before);
                before = raised;
            }
        }
    }

    @Test
    void shouldCountHourlyRowsAsHoursAndDailyRowsAsDays() {
        LabelledRows hourly = SyntheticRows.of(4, 36, 1);
        LabelledRows.Builder daily = LabelledRows.builder(List.of("x"), 3);
        for (int day = 0; day < 3; day++) {
            daily.add(new RowKey("P", "", "", day * (24 * HOUR)), false, new float[] {0});
        }
        LabelledRows gap = LabelledRows.builder(List.of("x"), 3)
                .add(new RowKey("P", "", "", 0), false, new float[] {0})
                .add(new RowKey("P", "", "", 30 * 24 * HOUR), false, new float[] {0})
                .add(new RowKey("Q", "", "", 0), false, new float[] {0})
                .build();

        assertThat(PatientDays.of(hourly)).isCloseTo(4 * 1.5, within(1e-12));
        assertThat(PatientDays.of(daily.build())).isCloseTo(3, within(1e-12));
        // A gap of a month counts a day, as does the last row after it; a single row an hour.
        assertThat(PatientDays.byPatient(gap)).containsExactly(2, 1.0 / 24);
    }

    @Test
    void shouldReadTheOnsetFromARunOfPositiveRows() {
        // Onset at 26.5 h: positive from 3 h to 26 h, hourly.
        boolean[] labels = new boolean[30];
        Arrays.fill(labels, 3, 27, true);
        LabelledRows rows = SyntheticRows.hourly(0, labels);

        List<Episode> episodes = Episodes.of(rows);

        assertThat(episodes).containsExactly(new Episode(3, 26, 26 * HOUR, 27 * HOUR));
    }

    @Test
    void shouldReadTheOnsetOfARunThatBeginsWithTheFirstRow() {
        LabelledRows rows = SyntheticRows.hourly(0, true, true, true, false, false);

        assertThat(Episodes.of(rows)).containsExactly(new Episode(0, 2, 2 * HOUR, 3 * HOUR));
    }

    @Test
    void shouldTakeTheFirstOnsetOfALongRun() {
        // Onsets at 24.5 h and 40.5 h: positive from 1 h to 40 h; the negative row at 0 h puts the first after 24 h.
        boolean[] labels = new boolean[45];
        Arrays.fill(labels, 1, 41, true);
        LabelledRows rows = SyntheticRows.hourly(0, labels);

        assertThat(Episodes.of(rows)).containsExactly(new Episode(1, 40, 24 * HOUR, 25 * HOUR));
    }

    @Test
    void shouldEndAnEpisodeWithThePatient() {
        LabelledRows rows = LabelledRows.builder(List.of("x"), 2)
                .add(new RowKey("P", "", "", 0), true, new float[] {0})
                .add(new RowKey("Q", "", "", 0), true, new float[] {0})
                .build();

        assertThat(Episodes.of(rows)).containsExactly(new Episode(0, 0, 0, 24 * HOUR), new Episode(1, 1, 0, 24 * HOUR));
    }

    @Test
    void shouldTellTheLeadFromTheFirstRowAtTheThreshold() {
        boolean[] labels = new boolean[30];
        Arrays.fill(labels, 3, 27, true);
        LabelledRows rows = SyntheticRows.hourly(0, labels);
        double[] scores = new double[30];
        Arrays.fill(scores, 16, 27, 0.8);

        LeadTime lead = LeadTime.of(rows, Episodes.of(rows), scores, 0.5);
        LeadTime none = LeadTime.of(rows, Episodes.of(rows), scores, 0.9);

        assertThat(lead).isEqualTo(new LeadTime(1, 1, 10, 10, 10, 11));
        assertThat(none.warned()).isZero();
        assertThat(none.median()).isNaN();
    }

    @Test
    void shouldMeasureAThreshold() {
        LabelledRows rows = SyntheticRows.hourly(0, false, true, true, false);
        double[] scores = {0.9, 0.9, 0.1, 0.2};

        OperatingPoint point = OperatingPoint.of(
                "HIGH", rows, scores, 0.5, new AlertRule(Duration.ofHours(1)), new PatientBootstrap(20, 1));

        assertThat(point.counts()).isEqualTo(new Confusion(1, 1, 1, 1));
        assertThat(point.sensitivity().estimate()).isEqualTo(0.5);
        assertThat(point.specificity()).isEqualTo(0.5);
        assertThat(point.ppv().estimate()).isEqualTo(0.5);
        assertThat(point.numberNeededToEvaluate()).isEqualTo(2);
        // Two alerts in four hours.
        assertThat(point.alertsPer100PatientDays().estimate()).isCloseTo(2 * 100 * 6, within(1e-9));
        assertThat(point.alertsPerRightAlert()).isEqualTo(2);
    }

    @Test
    void shouldBinRowsOfEqualProbabilityTogether() {
        LabelledRows rows = SyntheticRows.labelled(false, false, false, true, true, true);

        List<Reliability.Bin> bins = Reliability.of(rows, new double[] {0.1, 0.1, 0.1, 0.1, 0.6, 0.8}, 3);

        assertThat(bins).containsExactly(new Reliability.Bin(4, 1, 0.1, 0.25), new Reliability.Bin(2, 2, 0.7, 1));
    }
}
