package io.clinstream.clinical.renal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Sex;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlomerularFiltrationTest {

    /** The factor that admiral divides by. */
    private static final BigDecimal MICROMOLES = new BigDecimal("88.42");

    @ParameterizedTest(name = "{0}: {1} {2}, {3} years, {4} -> {5}")
    @CsvSource({
        "E1 NKF calculator via admiral tests, 1.09, mg/dL, 55, MALE, 80.1516",
        "E2 NKF calculator via admiral tests, 85, umol/L, 65, FEMALE, 65.5509",
        "E3 admiral tests, 96.3, umol/L, 55, MALE, 80.2293",
        "E4 admiral tests, 70, umol/L, 52, FEMALE, 89.7175",
        "E5 admiral tests, 77, umol/L, 67, MALE, 94.5453",
        "E6 admiral tests, 65, umol/L, 76, FEMALE, 84.4646",
        "E7 computed, 0.9, mg/dL, 30, MALE, 117.8306",
        "E8 computed, 0.7, mg/dL, 30, FEMALE, 119.2446",
        "E9 computed, 2.0, mg/dL, 70, MALE, 35.2430",
        "E10 computed, 4.0, mg/dL, 60, FEMALE, 12.2195",
        "E11 computed, 0.5, mg/dL, 25, MALE, 145.1628",
        "E12 computed, 1.4, mg/dL, 40, FEMALE, 48.7745"
    })
    void shouldEstimateTheVectorsOfTheReference(
            String origin, BigDecimal creatinine, String unit, int age, Sex sex, String expected) {
        BigDecimal milligrams =
                unit.equals("mg/dL") ? creatinine : creatinine.divide(MICROMOLES, MathContext.DECIMAL64);

        assertThat(GlomerularFiltration.ckdEpi2021(milligrams, age, sex))
                .as(origin)
                .map(BigDecimal::toPlainString)
                .contains(expected);
    }

    @Test
    void shouldEstimateAdultsOnly() {
        assertThat(GlomerularFiltration.ckdEpi2021(BigDecimal.ONE, 17, Sex.MALE))
                .isEmpty();
        assertThat(GlomerularFiltration.ckdEpi2021(BigDecimal.ONE, 18, Sex.MALE))
                .isPresent();
    }
}
