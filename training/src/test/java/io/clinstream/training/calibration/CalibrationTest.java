package io.clinstream.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.training.SyntheticRows;
import io.clinstream.training.calibration.ThresholdRule.AlertBurden;
import io.clinstream.training.calibration.ThresholdRule.Sensitivity;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.AlertRule;
import io.clinstream.training.evaluation.BinaryMetrics;
import io.clinstream.training.evaluation.PatientDays;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private final LabelledRows rows = SyntheticRows.of(200, 20, 21);
    private final double[] margins = Arrays.stream(SyntheticRows.truths(rows))
            .map(truth -> 0.5 * truth + 2)
            .toArray();

    @Test
    void shouldMakeProbabilitiesThatAreCalibrated() {
        double[] probabilities = PlattScaling.fit(rows, margins).probabilities(margins);

        BinaryMetrics metrics = BinaryMetrics.of(rows, probabilities);

        assertThat(metrics.calibration().slope()).isCloseTo(1, within(1e-6));
        assertThat(metrics.calibration().intercept()).isCloseTo(0, within(1e-6));
        assertThat(metrics.meanProbability()).isCloseTo(metrics.prevalence(), within(1e-9));
    }

    @Test
    void shouldRefuseMarginsThatSayNothingOrEverything() {
        double[] reversed = Arrays.stream(margins).map(margin -> -margin).toArray();
        double[] answers = IntStream.range(0, rows.size())
                .mapToDouble(row -> rows.positive(row) ? 1 : 0)
                .toArray();

        assertThatThrownBy(() -> PlattScaling.fit(rows, reversed))
                .isInstanceOf(CalibrationException.class)
                .hasMessageContaining("nothing was learnt");
        assertThatThrownBy(() -> PlattScaling.fit(rows, answers))
                .isInstanceOf(CalibrationException.class)
                .hasMessageContaining("separate");
    }

    @Test
    void shouldChooseTheLowestThresholdsThatKeepTheBurden() {
        double[] probabilities = PlattScaling.fit(rows, margins).probabilities(margins);

        Thresholds thresholds = Thresholds.choose(new AlertBurden(20, 60, AlertRule.USUAL), rows, probabilities);

        double days = PatientDays.of(rows);
        double next = Arrays.stream(probabilities)
                .filter(probability -> probability < thresholds.high())
                .max()
                .orElseThrow();
        assertThat(alerts(probabilities, thresholds.high()) * 100 / days).isLessThanOrEqualTo(20);
        assertThat(alerts(probabilities, next) * 100 / days).isGreaterThan(20);
        assertThat(alerts(probabilities, thresholds.medium()) * 100 / days).isLessThanOrEqualTo(60);
        assertThat(thresholds.rule())
                .isEqualTo("high: at most 20 alerts per 100 patient-days on the validation part; medium: at most 60; a"
                        + " patient is alerted at most once in 12 h");
    }

    @Test
    void shouldChooseTheHighestThresholdThatReachesTheSensitivity() {
        double[] probabilities = PlattScaling.fit(rows, margins).probabilities(margins);

        Thresholds thresholds = Thresholds.choose(new Sensitivity(0.8, 0.4), rows, probabilities);

        assertThat(found(probabilities, thresholds.medium())).isGreaterThanOrEqualTo(0.8);
        assertThat(found(probabilities, Math.nextUp(thresholds.medium()))).isLessThan(0.8);
        assertThat(thresholds.high()).isGreaterThan(thresholds.medium());
        assertThat(thresholds.rule()).contains("0.8").contains("0.4");
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        double[] flat = new double[rows.size()];
        Arrays.fill(flat, 0.3);

        assertThatThrownBy(() -> Thresholds.choose(new AlertBurden(1, 2, AlertRule.USUAL), rows, flat))
                .isInstanceOf(CalibrationException.class);
        assertThatThrownBy(() -> new Sensitivity(0.4, 0.8)).hasMessageContaining("higher at MEDIUM");
        assertThatThrownBy(() -> new AlertBurden(10, 5, AlertRule.USUAL)).hasMessageContaining("more at MEDIUM");
    }

    private int alerts(double[] probabilities, double threshold) {
        return AlertRule.USUAL.of(rows, probabilities, threshold).raised();
    }

    private double found(double[] probabilities, double threshold) {
        return (double) IntStream.range(0, rows.size())
                        .filter(row -> rows.positive(row) && probabilities[row] >= threshold)
                        .count()
                / rows.positives();
    }
}
