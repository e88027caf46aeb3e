package io.clinstream.engine.exact;

import java.math.BigInteger;

/**
 * The one place where exact numbers become {@code double}: each result is the double nearest to the exact value, ties
 * to even, so that any path to the same exact value gives the same bits.
 */
public final class CorrectRounding {

    /** Every integer of at most this magnitude is a double, so one IEEE division of two of them is correctly rounded. */
    private static final long EXACT_DOUBLE = 1L << 53;

    /** Quotient bits kept before the final rounding: 53 of the result, a guard bit and room for the sticky bit. */
    private static final int KEPT_BITS = 57;

    private CorrectRounding() {}

    /**
     * The double nearest to {@code numerator / denominator}.
     *
     * @param denominator greater than zero
     */
    public static double quotient(long numerator, long denominator) {
        if (denominator <= 0) {
            throw new IllegalArgumentException("denominator must be positive, was " + denominator);
        }
        if (numerator >= -EXACT_DOUBLE && numerator <= EXACT_DOUBLE && denominator <= EXACT_DOUBLE) {
            return (double) numerator / (double) denominator;
        }
        return quotient(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * The double nearest to {@code numerator / denominator}.
     *
     * @param denominator greater than zero
     */
    static double quotient(Wide numerator, Wide denominator) {
        if (numerator.isZero()) {
            return 0.0;
        }
        if (numerator.isMadeOfDoubles() && denominator.isMadeOfDoubles()) {
            DoubleDouble quotient = DoubleDouble.of(numerator).dividedBy(DoubleDouble.of(denominator));
            if (quotient.isCertain()) {
                return quotient.high();
            }
        }
        return quotient(numerator.toBigInteger(), denominator.toBigInteger());
    }

    /**
     * The double nearest to the square root of {@code numerator / denominator}.
     *
     * @param numerator not negative
     * @param denominator greater than zero
     */
    static double squareRoot(Wide numerator, Wide denominator) {
        if (numerator.isZero()) {
            return 0.0;
        }
        if (numerator.isMadeOfDoubles() && denominator.isMadeOfDoubles()) {
            DoubleDouble root = DoubleDouble.of(numerator)
                    .dividedBy(DoubleDouble.of(denominator))
                    .root();
            if (root.isCertain()) {
                return root.high();
            }
        }
        return squareRoot(numerator.toBigInteger(), denominator.toBigInteger());
    }

    /**
     * The double nearest to {@code numerator / denominator}, for results within the range of normal doubles.
     *
     * @param denominator greater than zero
     */
    public static double quotient(BigInteger numerator, BigInteger denominator) {
        requirePositive(denominator);
        if (numerator.signum() == 0) {
            return 0.0;
        }
        BigInteger magnitude = numerator.abs();
        int shift = KEPT_BITS - magnitude.bitLength() + denominator.bitLength();
        BigInteger[] parts = scaled(magnitude, denominator, shift);
        double rounded = withSticky(parts[0], parts[1].signum() != 0, shift);
        return numerator.signum() < 0 ? -rounded : rounded;
    }

    /**
     * The double nearest to the square root of {@code numerator / denominator}.
     *
     * @param numerator not negative
     * @param denominator greater than zero
     */
    public static double squareRoot(BigInteger numerator, BigInteger denominator) {
        requirePositive(denominator);
        if (numerator.signum() < 0) {
            throw new IllegalArgumentException("square root of a negative number");
        }
        if (numerator.signum() == 0) {
            return 0.0;
        }
        int bits = 2 * KEPT_BITS - numerator.bitLength() + denominator.bitLength();
        int halfShift = Math.floorDiv(bits + 1, 2);
        BigInteger[] parts = scaled(numerator, denominator, 2 * halfShift);
        BigInteger[] root = parts[0].sqrtAndRemainder();
        boolean inexact = parts[1].signum() != 0 || root[1].signum() != 0;
        return withSticky(root[0], inexact, halfShift);
    }

    /** Quotient and remainder of {@code numerator · 2^shift / denominator}. */
    private static BigInteger[] scaled(BigInteger numerator, BigInteger denominator, int shift) {
        return shift >= 0
                ? numerator.shiftLeft(shift).divideAndRemainder(denominator)
                : numerator.divideAndRemainder(denominator.shiftLeft(-shift));
    }

    /** The sticky bit below the guard bit keeps the conversion of the long from seeing a tie that is none. */
    private static double withSticky(BigInteger kept, boolean inexact, int shift) {
        long bits = kept.longValueExact();
        return Math.scalb((double) (inexact ? bits | 1L : bits), -shift);
    }

    private static void requirePositive(BigInteger denominator) {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator must be positive");
        }
    }
}
