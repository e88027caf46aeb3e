package io.clinstream.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WindowStatisticsTest {

    private static final long HOUR = 3_600_000;

    @Test
    void shouldGiveTheEightStatisticsWhateverTheOrder() {
        WindowStatistics window =
                WindowStatistics.EMPTY.plus(10 * HOUR, 80).plus(12 * HOUR, 90).plus(9 * HOUR, 70);

        assertThat(window.statistics())
                .containsExactly(new double[] {80, 70, 90, 10, 45.0 / 7, 90, 20, 3}, within(1e-9));
    }

    @Test
    void shouldSurviveTheStore() {
        WindowStatistics window = WindowStatistics.EMPTY.plus(10 * HOUR, 80).plus(12 * HOUR, 90);

        assertThat(WindowStatistics.of(window.toBytes())).isEqualTo(window);
    }
}
