package io.clinstream.clinical.haemodynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaemodynamicsTest {

    /** The first two from the tests of admiral. */
    @ParameterizedTest
    @CsvSource({
        "121,51,74.333,70.00",
        "141,61,87.667,80.00",
        "120,80,93.333,40.00",
        "90,60,70.000,30.00",
        "65,35,45.000,30.00",
        "180,110,133.333,70.00",
        "100,40,60.000,60.00"
    })
    void shouldComputeMeanAndPulsePressure(BigDecimal systolic, BigDecimal diastolic, String mean, String pulse) {
        assertThat(Haemodynamics.meanArterialPressure(systolic, diastolic)).hasToString(mean);
        assertThat(Haemodynamics.pulsePressure(systolic, diastolic)).hasToString(pulse);
    }

    /** The first from a published page, the rest computed. */
    @ParameterizedTest
    @CsvSource({"120,80,1.5000", "70,120,0.5833", "100,100,1.0000", "110,90,1.2222", "60,140,0.4286", "130,85,1.5294"})
    void shouldComputeTheShockIndex(BigDecimal heartRate, BigDecimal systolic, String expected) {
        assertThat(Haemodynamics.shockIndex(heartRate, systolic))
                .map(Object::toString)
                .contains(expected);
    }

    @Test
    void shouldGiveNoShockIndexWithoutPressure() {
        assertThat(Haemodynamics.shockIndex(BigDecimal.TEN, BigDecimal.ZERO)).isEmpty();
    }
}
