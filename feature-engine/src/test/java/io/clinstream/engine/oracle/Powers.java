package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Logarithm, power and sine as series, to some 30 digits. */
final class Powers {

    static final MathContext DIGITS = new MathContext(40);

    private static final BigDecimal PI = new BigDecimal("3.14159265358979323846264338327950288419716939937510582097");
    private static final BigDecimal TINY = new BigDecimal("1e-38");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Powers() {}

    /** The base above zero. */
    static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        return base.compareTo(BigDecimal.ONE) == 0
                ? BigDecimal.ONE
                : exponential(logarithm(base).multiply(exponent, DIGITS));
    }

    /** Square roots bring the number near 1, where the series of the area tangent is short. */
    private static BigDecimal logarithm(BigDecimal number) {
        BigDecimal near = number;
        BigDecimal factor = TWO;
        while (near.subtract(BigDecimal.ONE).abs().compareTo(new BigDecimal("0.1")) > 0) {
            near = near.sqrt(DIGITS);
            factor = factor.multiply(TWO);
        }
        BigDecimal ratio = near.subtract(BigDecimal.ONE).divide(near.add(BigDecimal.ONE), DIGITS);
        BigDecimal power = ratio;
        BigDecimal sum = BigDecimal.ZERO;
        for (int odd = 1; power.abs().compareTo(TINY) > 0; odd += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(odd), DIGITS));
            power = power.multiply(ratio, DIGITS).multiply(ratio, DIGITS);
        }
        return sum.multiply(factor, DIGITS);
    }

    private static BigDecimal exponential(BigDecimal exponent) {
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 1; term.abs().compareTo(TINY) > 0; n++) {
            sum = sum.add(term);
            term = term.multiply(exponent, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
        }
        return sum;
    }

    /** Sine of a whole number of 24ths of a turn. */
    static BigDecimal sineOfHour(int hour) {
        BigDecimal angle = PI.multiply(BigDecimal.valueOf(hour)).divide(BigDecimal.valueOf(12), DIGITS);
        BigDecimal term = angle;
        BigDecimal sum = BigDecimal.ZERO;
        for (int odd = 1; term.abs().compareTo(TINY) > 0; odd += 2) {
            sum = sum.add(term);
            term = term.multiply(angle.negate(), DIGITS)
                    .multiply(angle, DIGITS)
                    .divide(BigDecimal.valueOf((odd + 1L) * (odd + 2L)), DIGITS);
        }
        // What is exact (0, one half, 1) ends in a row of nines or noughts: thirty digits are sure.
        return sum.setScale(30, RoundingMode.HALF_EVEN);
    }
}
