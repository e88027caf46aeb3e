package io.clinstream.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledValueTest {

    @ParameterizedTest
    @CsvSource({"36.605,2,3660", "36.615,2,3662", "36.6051,2,3661", "-0.5,0,0", "1.5,0,2", "2.5,0,2", "98,1,980"})
    void shouldRoundHalfToEven(BigDecimal value, int decimals, long unscaled) {
        assertThat(ScaledValue.rounded(value, decimals)).isEqualTo(new ScaledValue(unscaled, decimals));
    }

    @Test
    void shouldGiveTheBinaryNumberThatItsTextParsesTo() {
        Random random = new Random(20261120);
        for (int i = 0; i < 10_000; i++) {
            ScaledValue value = new ScaledValue(random.nextLong() >> random.nextInt(60), random.nextInt(7));

            assertThat(value.toDouble()).isEqualTo(Double.parseDouble(value.toString()));
        }
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        assertThatThrownBy(() -> ScaledValue.rounded(new BigDecimal("1e30"), 2))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new ScaledValue(1, -1)).hasMessageContaining("decimals must be 0 to 18 but is -1");
    }
}
