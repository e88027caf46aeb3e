package io.clinstream.training.sepsis.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StayUtilityTest {

    @Test
    void shouldGiveTheUtilityOfThePublishedExample() {
        // Given: the example that the challenge's own evaluation code documents
        StayUtility utility = StayUtility.of(labels(0, 0, 0, 0, 1, 1));

        // Then
        assertThat(utility.withAlarms(labels(0, 0, 1, 1, 1, 1))).isCloseTo(3.388888888888889, within(1e-12));
    }

    @Test
    void shouldCountAlarmsOfASepticPatientByTheirDistanceFromTheOnset() {
        // Given: labels turn 1 in row 20, so the onset is row 26
        StayUtility utility = StayUtility.of(septic(40, 20));

        // Then: far too early, 12, 9, 6, 0 hours before, 3 and 4 hours after
        assertThat(alarmIn(utility, 5) - utility.inaction()).isCloseTo(-0.05, within(1e-12));
        assertThat(alarmIn(utility, 14) - utility.inaction()).isCloseTo(0, within(1e-12));
        assertThat(alarmIn(utility, 17) - utility.inaction()).isCloseTo(0.5, within(1e-12));
        assertThat(alarmIn(utility, 20) - utility.inaction()).isCloseTo(1, within(1e-12));
        assertThat(alarmIn(utility, 26) - utility.inaction()).isCloseTo(3.0 / 9 + 12.0 / 9, within(1e-12));
        assertThat(alarmIn(utility, 29) - utility.inaction()).isCloseTo(0 + 2, within(1e-12));
        assertThat(alarmIn(utility, 30) - utility.inaction()).isZero();
    }

    @Test
    void shouldMakeSilenceCostUpToTwoPerHourUntilThreeHoursAfterTheOnset() {
        // When
        StayUtility utility = StayUtility.of(septic(60, 20));

        // Then: −2 × (1 + 2 + … + 9) / 9
        assertThat(utility.inaction()).isCloseTo(-10, within(1e-12));
        // and the best alarms: (0 + … + 6) / 6, then (8 + … + 0) / 9
        assertThat(utility.best()).isCloseTo(3.5 + 4, within(1e-12));
    }

    @Test
    void shouldCostATwentiethForEachAlarmOfAPatientWithoutSepsis() {
        // Given
        StayUtility utility = StayUtility.of(new boolean[10]);

        // Then
        assertThat(utility.inaction()).isZero();
        assertThat(utility.best()).isZero();
        assertThat(utility.withAlarms(labels(1, 0, 0, 1, 0, 0, 0, 0, 0, 1))).isCloseTo(-0.15, within(1e-12));
    }

    @Test
    void shouldTakeAPatientLabelledFromTheFirstRowOn() {
        // Given: the onset is row 6, so rows 0 to 9 count
        StayUtility utility = StayUtility.of(septic(12, 0));

        // Then
        assertThat(utility.best()).isCloseTo((9 + 8 + 7 + 6 + 5 + 4 + 3 + 2 + 1) / 9.0, within(1e-12));
        assertThat(utility.inaction()).isCloseTo(-10, within(1e-12));
    }

    @Test
    void shouldNotLetAnyAlarmsBeWorthMoreThanTheBest() {
        SplittableRandom random = new SplittableRandom(7);
        for (int stay = 0; stay < 200; stay++) {
            // Given
            int hours = 1 + random.nextInt(60);
            StayUtility utility = StayUtility.of(septic(hours, random.nextInt(80)));
            boolean[] alarms = new boolean[hours];
            for (int hour = 0; hour < hours; hour++) {
                alarms[hour] = random.nextBoolean();
            }

            // Then
            assertThat(utility.withAlarms(alarms)).isLessThanOrEqualTo(utility.best() + 1e-12);
        }
    }

    @Test
    void shouldBeNormalisedToZeroForSilenceAndOneForTheBestAlarms() {
        // Given
        CohortUtility cohort =
                new CohortUtility(List.of(StayUtility.of(septic(40, 20)), StayUtility.of(new boolean[3])));
        double[] best = new double[43];
        Arrays.fill(best, 14, 30, 1);

        // Then
        assertThat(cohort.normalised(new double[43], 0.5)).isZero();
        assertThat(cohort.normalised(best, 0.5)).isCloseTo(1, within(1e-12));
        // Everything alarmed: 14 hours too early and 3 of the other patient cost 0.05 each, of 17.5 that can be had.
        assertThat(cohort.normalised(best, 0)).isCloseTo((17.5 - 17 * 0.05) / 17.5, within(1e-12));
    }

    @Test
    void shouldFindTheThresholdWithTheGreatestUtility() {
        SplittableRandom random = new SplittableRandom(11);
        // Given: scores with many ties
        CohortUtility cohort = new CohortUtility(
                List.of(StayUtility.of(septic(30, 12)), StayUtility.of(new boolean[25]), StayUtility.of(septic(9, 3))));
        double[] scores = random.doubles(64).map(score -> Math.rint(score * 20)).toArray();

        // When
        double threshold = cohort.bestThreshold(scores);

        // Then
        double best = cohort.normalised(scores, threshold);
        for (double other = -1; other <= 22; other += 0.5) {
            assertThat(cohort.normalised(scores, other)).isLessThanOrEqualTo(best + 1e-12);
        }
    }

    @Test
    void shouldNotAlarmAtAllWhereEveryAlarmCosts() {
        // Given
        CohortUtility cohort = new CohortUtility(List.of(StayUtility.of(new boolean[4])));

        // Then
        assertThat(cohort.bestThreshold(new double[] {1, 2, 3, 4})).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(cohort.normalised(new double[] {1, 2, 3, 4}, 2)).isNaN();
    }

    @Test
    void shouldRefuseAnotherNumberOfAlarmsThanHours() {
        assertThatThrownBy(() -> StayUtility.of(new boolean[4]).withAlarms(new boolean[3]))
                .hasMessageContaining("must be 4");
    }

    private static double alarmIn(StayUtility utility, int row) {
        boolean[] alarms = new boolean[utility.hours()];
        alarms[row] = true;
        return utility.withAlarms(alarms);
    }

    private static boolean[] septic(int hours, int from) {
        boolean[] labels = new boolean[hours];
        for (int row = from; row < hours; row++) {
            labels[row] = true;
        }
        return labels;
    }

    private static boolean[] labels(int... numbers) {
        boolean[] labels = new boolean[numbers.length];
        for (int row = 0; row < numbers.length; row++) {
            labels[row] = numbers[row] == 1;
        }
        return labels;
    }
}
