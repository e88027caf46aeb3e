package io.clinstream.clinical.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.exact.Rational;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyMassIndexTest {

    @ParameterizedTest(name = "definition: {0} kg, {1} cm -> {2}")
    @CsvSource({"80, 200, 20.00", "70, 175, 22.86", "81.45, 180, 25.14"})
    void shouldDivideWeightBySquaredHeight(String weight, String height, String index) {
        assertThat(BodyMassIndex.of(Rational.of(weight), Rational.of(height)))
                .map(BigDecimal::toPlainString)
                .contains(index);
    }

    @Test
    void shouldGiveNoIndexWithoutHeight() {
        assertThat(BodyMassIndex.of(Rational.of(70), Rational.ZERO)).isEmpty();
    }
}
