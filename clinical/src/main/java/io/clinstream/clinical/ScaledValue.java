package io.clinstream.clinical;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact decimal number as an integer and a count of decimals: 36.60 is {@code (3660, 2)}. Sums of such numbers are
 * exact in any order, which binary floating point cannot promise.
 *
 * @param unscaled the value times 10 to the power of {@code decimals}
 * @param decimals digits after the decimal point, 0 to 18
 */
public record ScaledValue(long unscaled, int decimals) {

    private static final int MOST_DECIMALS = 18;

    /** Checks the number of decimals. */
    public ScaledValue {
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("decimals must be 0 to " + MOST_DECIMALS + " but is " + decimals);
        }
    }

    /**
     * Rounds half to even to the given decimals.
     *
     * @throws ArithmeticException if the scaled value does not fit 64 bits
     */
    public static ScaledValue rounded(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_EVEN);
        return new ScaledValue(rounded.unscaledValue().longValueExact(), decimals);
    }

    /** The exact decimal value, with exactly {@link #decimals} digits after the point. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(unscaled, decimals);
    }

    /** The binary number nearest to the exact value: the one its decimal text parses to. */
    public double toDouble() {
        return toBigDecimal().doubleValue();
    }

    /** The exact decimal text, for example {@code 36.60}. */
    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }
}
