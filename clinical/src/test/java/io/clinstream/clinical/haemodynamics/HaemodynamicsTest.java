package io.clinstream.clinical.haemodynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.ScaledValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaemodynamicsTest {

    @ParameterizedTest(name = "{0}: {1}/{2} -> mean {3}, pulse pressure {4}")
    @CsvSource({
        "admiral tests, 121, 51, 74.333, 70.00",
        "admiral tests, 141, 61, 87.667, 80.00",
        "computed, 120, 80, 93.333, 40.00",
        "computed, 90, 60, 70.000, 30.00",
        "computed, 65, 35, 45.000, 30.00",
        "computed, 180, 110, 133.333, 70.00",
        "computed, 100, 40, 60.000, 60.00"
    })
    void shouldComputeMeanAndPulsePressure(
            String origin, BigDecimal systolic, BigDecimal diastolic, String mean, String pulse) {
        assertThat(Haemodynamics.meanArterialPressure(systolic, diastolic))
                .as(origin)
                .hasToString(mean);
        assertThat(Haemodynamics.pulsePressure(systolic, diastolic)).hasToString(pulse);
    }

    @ParameterizedTest(name = "admiral tests: {0}/{1} at {2} -> {3}")
    @CsvSource({"121, 51, 59, 73.039", "101, 91, 62, 94.255"})
    void shouldComputeTheMeanPressureForAHeartRate(
            BigDecimal systolic, BigDecimal diastolic, BigDecimal heartRate, String mean) {
        assertThat(Haemodynamics.meanArterialPressure(systolic, diastolic, heartRate))
                .hasToString(mean);
    }

    @ParameterizedTest(name = "{0}: {1} over {2} -> {3}")
    @CsvSource({
        "published RCIS page, 120, 80, 1.5000",
        "computed, 70, 120, 0.5833",
        "computed, 100, 100, 1.0000",
        "computed, 110, 90, 1.2222",
        "computed, 60, 140, 0.4286",
        "computed, 130, 85, 1.5294"
    })
    void shouldComputeTheShockIndex(String origin, BigDecimal heartRate, BigDecimal systolic, String expected) {
        assertThat(Haemodynamics.shockIndex(heartRate, systolic))
                .as(origin)
                .map(Object::toString)
                .contains(expected);
    }

    @ParameterizedTest(name = "computed: {0} over {1}/{2} -> {3}")
    @CsvSource({
        "120, 80, 50, 2.0000",
        "70, 120, 80, 0.7500",
        "100, 100, 60, 1.3636",
        "110, 90, 55, 1.6500",
        "130, 85, 45, 2.2286"
    })
    void shouldComputeTheModifiedShockIndex(
            BigDecimal heartRate, BigDecimal systolic, BigDecimal diastolic, String expected) {
        ScaledValue mean = Haemodynamics.meanArterialPressure(systolic, diastolic);

        assertThat(Haemodynamics.modifiedShockIndex(heartRate, mean))
                .map(Object::toString)
                .contains(expected);
    }

    @Test
    void shouldGiveNoShockIndexWithoutPressure() {
        assertThat(Haemodynamics.shockIndex(BigDecimal.TEN, BigDecimal.ZERO)).isEmpty();
        assertThat(Haemodynamics.modifiedShockIndex(BigDecimal.TEN, new ScaledValue(0, 3)))
                .isEmpty();
    }
}
