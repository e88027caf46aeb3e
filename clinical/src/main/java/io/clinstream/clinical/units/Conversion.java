package io.clinstream.clinical.units;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact conversion to the canonical unit: {@code (value * numerator + offset) / denominator}, rounded once. Fahrenheit
 * is {@code (value * 5 - 160) / 9}: a single division keeps 98.6 F from becoming 36.99999999999999.
 *
 * @param numerator factor before the division
 * @param offset added before the division
 * @param denominator positive divisor
 */
public record Conversion(BigDecimal numerator, BigDecimal offset, BigDecimal denominator) {

    static final Conversion NONE = times("1");

    static Conversion times(String factor) {
        return affine(factor, "0", "1");
    }

    static Conversion dividedBy(String divisor) {
        return affine("1", "0", divisor);
    }

    static Conversion affine(String numerator, String offset, String denominator) {
        return new Conversion(new BigDecimal(numerator), new BigDecimal(offset), new BigDecimal(denominator));
    }

    /** Converts, rounding half to even once at the given decimals. */
    public BigDecimal apply(BigDecimal value, int decimals) {
        return value.multiply(numerator).add(offset).divide(denominator, decimals, RoundingMode.HALF_EVEN);
    }
}
