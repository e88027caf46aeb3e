package io.clinstream.models.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlattCalibrationTest {

    @Test
    void shouldShiftAndStretchTheMargin() {
        assertThat(new PlattCalibration(2, -1).logOdds(1.5)).isEqualTo(2);
    }

    @Test
    void shouldEndShortOfCertainty() {
        PlattCalibration calibration = new PlattCalibration(2, 0);

        assertThat(calibration.logOdds(1e300)).isEqualTo(18);
        assertThat(calibration.logOdds(-1e300)).isEqualTo(-18);
        assertThat(PlattCalibration.probability(18)).isLessThan(1);
    }

    @Test
    void shouldTellLogOddsBackFromTheProbability() {
        for (double logOdds = -18; logOdds <= 18; logOdds += 0.125) {
            double probability = PlattCalibration.probability(logOdds);
            assertThat(PlattCalibration.logit(probability)).isCloseTo(logOdds, within(1e-7));
        }
    }
}
