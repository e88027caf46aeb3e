package io.clinstream.engine.exact;

/**
 * A number as the sum of two doubles, good for about 100 bits: enough to see the correctly rounded double of nearly
 * every quotient and root, and to see when it is not enough (Dekker 1971; Ziv 1991).
 *
 * @param high the double nearest to the number
 * @param low what is missing, at most half a unit in the last place of {@code high}
 */
record DoubleDouble(double high, double low) {

    /** More than the error that conversion, division and root can add up to. */
    private static final double ERROR = 0x1p-94;

    private static final double TWO_TO_32 = 0x1p32;
    private static final double TWO_TO_64 = 0x1p64;
    private static final double SPLITTER = 134_217_729.0;

    static DoubleDouble of(Wide number) {
        double top = number.high() * TWO_TO_64;
        double middle = (number.low() >>> 32) * TWO_TO_32;
        double bottom = number.low() & 0xFFFF_FFFFL;
        DoubleDouble upper = sum(top, middle);
        DoubleDouble whole = sum(upper.high, bottom);
        return quickSum(whole.high, whole.low + upper.low);
    }

    /** This divided by another, which is not zero. */
    DoubleDouble dividedBy(DoubleDouble divisor) {
        double first = high / divisor.high;
        DoubleDouble rest = minus(divisor.times(first));
        double second = rest.high / divisor.high;
        rest = rest.minus(divisor.times(second));
        double third = rest.high / divisor.high;
        DoubleDouble quotient = quickSum(first, second);
        return quickSum(quotient.high, quotient.low + third);
    }

    /** The square root of this, which is greater than zero. */
    DoubleDouble root() {
        double first = Math.sqrt(high);
        DoubleDouble rest = minus(product(first, first));
        return quickSum(first, rest.high / (2 * first));
    }

    /** Whether {@code high} is certainly the double nearest to the exact number. */
    boolean isCertain() {
        double error = Math.abs(high) * ERROR;
        return high + (low + error) == high && high + (low - error) == high;
    }

    private DoubleDouble times(double factor) {
        DoubleDouble product = product(high, factor);
        return quickSum(product.high, product.low + low * factor);
    }

    private DoubleDouble minus(DoubleDouble other) {
        DoubleDouble upper = sum(high, -other.high);
        DoubleDouble lower = sum(low, -other.low);
        DoubleDouble joined = quickSum(upper.high, upper.low + lower.high);
        return quickSum(joined.high, joined.low + lower.low);
    }

    /** The exact sum of two doubles. */
    private static DoubleDouble sum(double a, double b) {
        double sum = a + b;
        double ofB = sum - a;
        return new DoubleDouble(sum, (a - (sum - ofB)) + (b - ofB));
    }

    /** The exact sum of two doubles, the first not less in magnitude. */
    private static DoubleDouble quickSum(double a, double b) {
        double sum = a + b;
        return new DoubleDouble(sum, b - (sum - a));
    }

    /** The exact product of two doubles, without the fused operation that not every machine has. */
    private static DoubleDouble product(double a, double b) {
        double product = a * b;
        double wideA = SPLITTER * a;
        double upperA = wideA - (wideA - a);
        double lowerA = a - upperA;
        double wideB = SPLITTER * b;
        double upperB = wideB - (wideB - b);
        double lowerB = b - upperB;
        double error = ((upperA * upperB - product) + upperA * lowerB + lowerA * upperB) + lowerA * lowerB;
        return new DoubleDouble(product, error);
    }
}
