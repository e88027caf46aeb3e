package io.clinstream.engine.exact;

/**
 * An exact running sum of 128 bits: products of times in milliseconds leave 64 bits behind after about a thousand
 * points in a day. Adding is associative and exactly reversible, so the order of arrival cannot show.
 */
public final class WideSum {

    private long high;
    private long low;

    /** Adds one number. */
    public void add(long value) {
        addWords(value >> 63, value);
    }

    /** Adds the exact product of two numbers. */
    public void addProduct(long a, long b) {
        addWords(Math.multiplyHigh(a, b), a * b);
    }

    /** Takes one number out. */
    public void subtract(long value) {
        subtractWords(value >> 63, value);
    }

    /** Takes the exact product of two numbers out. */
    public void subtractProduct(long a, long b) {
        subtractWords(Math.multiplyHigh(a, b), a * b);
    }

    /** Back to zero. */
    public void clear() {
        high = 0;
        low = 0;
    }

    private void subtractWords(long takenHigh, long takenLow) {
        long borrow = Long.compareUnsigned(low, takenLow) < 0 ? 1 : 0;
        low -= takenLow;
        high -= takenHigh + borrow;
    }

    private void addWords(long addedHigh, long addedLow) {
        long sum = low + addedLow;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        low = sum;
        high += addedHigh + carry;
    }

    /** Whether the sum fits 64 bits. */
    boolean isNarrow() {
        return high == low >> 63;
    }

    /** The sum, if it fits 64 bits. */
    long narrow() {
        return low;
    }

    /** The sum. */
    Wide value() {
        return new Wide(high, low);
    }
}
