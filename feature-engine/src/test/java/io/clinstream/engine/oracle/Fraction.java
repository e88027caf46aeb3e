package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;

/** An exact fraction of two decimals; nothing is rounded before the one conversion at the end. */
record Fraction(BigDecimal top, BigDecimal bottom) implements Comparable<Fraction> {

    static final Fraction ZERO = of(0);

    /** More digits than any two different results of the catalogue agree in. */
    private static final MathContext DIGITS = new MathContext(60);

    /** Keeps the bottom positive, so that fractions compare by cross-multiplication. */
    Fraction {
        if (bottom.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (bottom.signum() < 0) {
            top = top.negate();
            bottom = bottom.negate();
        }
    }

    static Fraction of(BigDecimal value) {
        return new Fraction(value, BigDecimal.ONE);
    }

    static Fraction of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    static Fraction of(String value) {
        return of(new BigDecimal(value));
    }

    static Fraction of(long top, long bottom) {
        return new Fraction(BigDecimal.valueOf(top), BigDecimal.valueOf(bottom));
    }

    static Fraction mean(Collection<BigDecimal> values) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Fraction(sum, BigDecimal.valueOf(values.size()));
    }

    Fraction plus(Fraction other) {
        return new Fraction(top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.top.negate(), other.bottom));
    }

    Fraction times(Fraction other) {
        return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
    }

    Fraction times(String factor) {
        return times(of(factor));
    }

    Fraction over(Fraction other) {
        return new Fraction(top.multiply(other.bottom), bottom.multiply(other.top));
    }

    int signum() {
        return top.signum();
    }

    boolean isZero() {
        return signum() == 0;
    }

    /** Rounded half to even. */
    BigDecimal rounded(int decimals) {
        return top.divide(bottom, decimals, RoundingMode.HALF_EVEN);
    }

    /** The nearest double. */
    double toDouble() {
        return top.divide(bottom, DIGITS).doubleValue();
    }

    /** The double nearest to the square root. */
    double squareRoot() {
        int decimals = DIGITS.getPrecision();
        BigInteger square = top.scaleByPowerOfTen(2 * decimals)
                .divide(bottom, 0, RoundingMode.DOWN)
                .toBigInteger();
        return new BigDecimal(square.sqrt(), decimals).doubleValue();
    }

    boolean below(String limit) {
        return compareTo(of(limit)) < 0;
    }

    boolean above(String limit) {
        return compareTo(of(limit)) > 0;
    }

    @Override
    public int compareTo(Fraction other) {
        return top.multiply(other.bottom).compareTo(other.top.multiply(bottom));
    }
}
