package io.clinstream.operations.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MonotoneRatesTest {

    private static final double PRECISION = 1e-12;

    @Test
    void shouldPoolTwoTotalsThatViolateTheOrder() {
        double[] rates = MonotoneRates.of(observed(1000, 10, 1000, 30, 1000, 20), 0.02);

        assertThat(rates[0]).isEqualTo((10 + 0.8) / 1040, within(PRECISION));
        assertThat(rates[1]).isEqualTo((50 + 0.8) / 2040, within(PRECISION));
        assertThat(rates[2]).isEqualTo(rates[1]);
    }

    @Test
    void shouldKeepFewHoursFromClaimingCertainty() {
        double[] rates = MonotoneRates.of(observed(1000, 0, 2, 2), 0.002);

        assertThat(rates[0]).isEqualTo(0.08 / 1040, within(PRECISION));
        assertThat(rates[1]).isEqualTo(2.08 / 42, within(PRECISION));
    }

    @Test
    void shouldGiveATotalNeverObservedTheRateBelowIt() {
        double[] rates = MonotoneRates.of(observed(0, 0, 1000, 10, 0, 0, 1000, 50, 0, 0), 0.03);

        assertThat(rates[0]).isEqualTo(rates[1]);
        assertThat(rates[2]).isEqualTo(rates[1]);
        assertThat(rates[3]).isGreaterThan(rates[2]);
        assertThat(rates[4]).isEqualTo(rates[3]);
    }

    @Test
    void shouldNeverFallAndNeverReachZeroOrOneWhateverTheCounts() {
        Random random = new Random(2019);
        for (int round = 0; round < 2000; round++) {
            int[] counts = new int[2 * Tally.TOTALS];
            for (int total = 0; total < Tally.TOTALS; total++) {
                counts[2 * total] = random.nextInt(4) == 0 ? 0 : random.nextInt(1 + random.nextInt(5000));
                counts[2 * total + 1] = random.nextInt(counts[2 * total] + 1);
            }

            double[] rates = MonotoneRates.of(observed(counts), 0.001 + 0.9 * random.nextDouble());

            assertThat(rates).isSorted();
            assertThat(rates[0]).isPositive();
            assertThat(rates[Tally.TOTALS - 1]).isLessThan(1);
        }
    }

    @Test
    void shouldRefuseACohortWithoutEvents() {
        assertThatThrownBy(() -> MonotoneRates.of(observed(10, 0), 0.0)).hasMessageContaining("no events");
    }

    private static List<TotalTally> observed(int... hoursAndEvents) {
        List<TotalTally> totals = new ArrayList<>();
        for (int i = 0; i < hoursAndEvents.length; i += 2) {
            totals.add(new TotalTally(i / 2, hoursAndEvents[i], hoursAndEvents[i + 1], 0, 1));
        }
        return totals;
    }
}
