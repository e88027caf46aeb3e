package io.clinstream.clinical.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class RationalTest {

    @Test
    void shouldKeepLowestTermsAndASignInTheNumerator() {
        Rational half = new Rational(BigInteger.valueOf(-3), BigInteger.valueOf(-6));

        assertThat(half).isEqualTo(Rational.of("0.5")).hasToString("1/2");
        assertThat(Rational.of("-1.50")).hasToString("-3/2");
        assertThat(Rational.of(new BigDecimal("2E+3"))).isEqualTo(Rational.of(2000));
        assertThat(Rational.of("0.000")).isEqualTo(Rational.ZERO);
    }

    @Test
    void shouldCalculateWithoutRounding() {
        Rational third = Rational.of(1).dividedBy(Rational.of(3));

        assertThat(third.plus(third).plus(third)).isEqualTo(Rational.of(1));
        assertThat(third.times(Rational.of(3)).minus(Rational.of(1))).isEqualTo(Rational.ZERO);
        assertThat(Rational.of("0.1").plus(Rational.of("0.2"))).isEqualTo(Rational.of("0.3"));
        assertThat(third.isBelow(Rational.of("0.3333333333333334"))).isTrue();
        assertThat(third.isAbove(Rational.of("0.3333333333333333"))).isTrue();
        assertThat(third.isAtLeast(third)).isTrue();
        assertThat(third.isAbove(third)).isFalse();
    }

    @Test
    void shouldRoundHalfToEven() {
        assertThat(Rational.of("0.125").rounded(2)).hasToString("0.12");
        assertThat(Rational.of("0.135").rounded(2)).hasToString("0.14");
        assertThat(Rational.of("-0.125").rounded(2)).hasToString("-0.12");
    }

    @Test
    void shouldRefuseToDivideByZero() {
        Rational one = Rational.of(1);

        assertThatThrownBy(() -> one.dividedBy(Rational.ZERO))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("denominator zero");
    }
}
