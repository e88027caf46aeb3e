package io.clinstream.engine.exact;

import java.math.BigInteger;

/**
 * An exact integer of 128 bits, for what follows from sums and products of 64 bits. Its operations are exact as long as
 * the result is below 2<sup>127</sup>; callers keep within {@link #isModest}.
 *
 * @param high the upper 64 bits, with the sign
 * @param low the lower 64 bits, without one
 */
record Wide(long high, long low) {

    private static final long MODEST = 1L << 38;
    private static final long EXACT_DOUBLE = 1L << 53;

    /** The exact product of two numbers. */
    static Wide product(long a, long b) {
        return new Wide(Math.multiplyHigh(a, b), a * b);
    }

    /** Whether it is below 2<sup>102</sup>, so that it can be multiplied by 24 bits more. */
    boolean isModest() {
        return high > -MODEST && high < MODEST;
    }

    /** Whether its upper half is a double, so that its parts are. */
    boolean isMadeOfDoubles() {
        return high > -EXACT_DOUBLE && high < EXACT_DOUBLE;
    }

    /** This times a number of at most 24 bits. */
    Wide times(long factor) {
        long lowProduct = low * factor;
        long carry = Math.multiplyHigh(low, factor) + (low < 0 ? factor : 0);
        return new Wide(high * factor + carry, lowProduct);
    }

    /** This minus another. */
    Wide minus(Wide other) {
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        return new Wide(high - other.high - borrow, low - other.low);
    }

    /** Whether it is zero. */
    boolean isZero() {
        return high == 0 && low == 0;
    }

    /** The same number without a bound. */
    BigInteger toBigInteger() {
        if (high == low >> 63) {
            return BigInteger.valueOf(low);
        }
        BigInteger upper = BigInteger.valueOf(high).shiftLeft(64);
        BigInteger middle = BigInteger.valueOf(low >>> 32).shiftLeft(32);
        return upper.add(middle).add(BigInteger.valueOf(low & 0xFFFF_FFFFL));
    }
}
