package io.clinstream.clinical.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction in lowest terms, so that equal numbers are equal records.
 *
 * @param numerator any integer
 * @param denominator greater than zero
 */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {

    /** Zero. */
    public static final Rational ZERO = of(0);

    /** Reduces to lowest terms. */
    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction with denominator zero");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        if (!divisor.equals(BigInteger.ONE)) {
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
    }

    /** A whole number. */
    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    /** A decimal number, exactly. */
    public static Rational of(BigDecimal value) {
        return value.scale() <= 0
                ? new Rational(value.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /** A number in decimal writing, for example {@code 0.8}. */
    public static Rational of(String decimal) {
        return of(new BigDecimal(decimal));
    }

    /** The sum. */
    public Rational plus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The difference. */
    public Rational minus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The product. */
    public Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * The quotient.
     *
     * @throws ArithmeticException if the other is zero
     */
    public Rational dividedBy(Rational other) {
        return new Rational(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** −1, 0 or 1. */
    public int signum() {
        return numerator.signum();
    }

    /** Whether this is greater. */
    public boolean isAbove(Rational other) {
        return compareTo(other) > 0;
    }

    /** Whether this is less. */
    public boolean isBelow(Rational other) {
        return compareTo(other) < 0;
    }

    /** Whether this is equal or greater. */
    public boolean isAtLeast(Rational other) {
        return compareTo(other) >= 0;
    }

    /** The decimal number nearest to this, rounded half to even. */
    public BigDecimal rounded(int decimals) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_EVEN);
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** For example {@code 7/3}, or {@code 2}. */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
