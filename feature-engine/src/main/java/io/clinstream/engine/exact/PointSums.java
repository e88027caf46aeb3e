package io.clinstream.engine.exact;

import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * Exact sums over the points of one window, and the statistics that follow from them with a single final rounding.
 *
 * <p>A point is a scaled integer (the value times ten to the number of decimals) at an instant in milliseconds. Times
 * are held relative to an origin near the points; the results do not depend on which.
 */
public final class PointSums {

    private static final long MILLIS_PER_HOUR = 3_600_000L;

    /** Within these bounds everything that follows fits 128 bits; beyond them it is computed without a bound. */
    private static final long MOST_COUNTED = 1L << 20;

    private static final long MOST_DIVIDED = 1_000_000L;

    private final long origin;
    private final long unit;
    private final WideSum values = new WideSum();
    private final WideSum squares = new WideSum();
    private final WideSum times = new WideSum();
    private final WideSum timeSquares = new WideSum();
    private final WideSum products = new WideSum();
    private long count;

    /**
     * Sums without any point yet.
     *
     * @param origin an instant near the points, epoch milliseconds
     * @param decimals of the scaled values, 0 to 18
     */
    public PointSums(long origin, int decimals) {
        this.origin = origin;
        this.unit = powerOfTen(decimals);
    }

    /** Ten to the power of {@code decimals}, 0 to 18. */
    public static long powerOfTen(int decimals) {
        if (decimals < 0 || decimals > 18) {
            throw new IllegalArgumentException("decimals must be 0 to 18, was " + decimals);
        }
        long power = 1;
        for (int i = 0; i < decimals; i++) {
            power *= 10;
        }
        return power;
    }

    /** Adds one point. */
    public void add(long time, long scaled) {
        long offset = time - origin;
        count++;
        values.add(scaled);
        squares.addProduct(scaled, scaled);
        times.add(offset);
        timeSquares.addProduct(offset, offset);
        products.addProduct(offset, scaled);
    }

    /** Takes one point out that was added before: as if it never had been. */
    public void remove(long time, long scaled) {
        long offset = time - origin;
        count--;
        values.subtract(scaled);
        squares.subtractProduct(scaled, scaled);
        times.subtract(offset);
        timeSquares.subtractProduct(offset, offset);
        products.subtractProduct(offset, scaled);
    }

    /** Back to no point at all. */
    public void clear() {
        count = 0;
        values.clear();
        squares.clear();
        times.clear();
        timeSquares.clear();
        products.clear();
    }

    /** How many points. */
    public long count() {
        return count;
    }

    /** The unweighted mean; empty without points. */
    public OptionalDouble mean() {
        return count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(CorrectRounding.quotient(values.value(), Wide.product(unit, count)));
    }

    /** The sample standard deviation (divisor n − 1); empty below two points. */
    public OptionalDouble sampleDeviation() {
        if (count < 2) {
            return OptionalDouble.empty();
        }
        Wide pairs = Wide.product(count, count - 1);
        if (fits(squares, values, values)) {
            return OptionalDouble.of(CorrectRounding.squareRoot(
                    spread(squares, values, values), pairs.times(unit).times(unit)));
        }
        BigInteger divisor = pairs.toBigInteger().multiply(exactUnit()).multiply(exactUnit());
        return OptionalDouble.of(CorrectRounding.squareRoot(exactSpread(squares, values, values), divisor));
    }

    /** The ordinary least squares slope per hour; empty below two distinct instants. */
    public OptionalDouble slopePerHour() {
        if (count < 2) {
            return OptionalDouble.empty();
        }
        if (fits(timeSquares, times, times) && fits(products, times, values)) {
            Wide timeSpread = spread(timeSquares, times, times);
            Wide covariance = spread(products, times, values);
            if (timeSpread.isModest() && covariance.isModest()) {
                return timeSpread.isZero()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                CorrectRounding.quotient(covariance.times(MILLIS_PER_HOUR), timeSpread.times(unit)));
            }
        }
        BigInteger timeSpread = exactSpread(timeSquares, times, times);
        if (timeSpread.signum() == 0) {
            return OptionalDouble.empty();
        }
        BigInteger covariance = exactSpread(products, times, values).multiply(BigInteger.valueOf(MILLIS_PER_HOUR));
        return OptionalDouble.of(CorrectRounding.quotient(covariance, timeSpread.multiply(exactUnit())));
    }

    /** Whether {@link #spread} of these fits 128 bits. */
    private boolean fits(WideSum ofProducts, WideSum a, WideSum b) {
        return count < MOST_COUNTED
                && unit <= MOST_DIVIDED
                && ofProducts.value().isModest()
                && a.isNarrow()
                && b.isNarrow();
    }

    /** {@code n·Σab − Σa·Σb}: n² times the covariance. */
    private Wide spread(WideSum ofProducts, WideSum a, WideSum b) {
        return ofProducts.value().times(count).minus(Wide.product(a.narrow(), b.narrow()));
    }

    private BigInteger exactSpread(WideSum ofProducts, WideSum a, WideSum b) {
        BigInteger n = BigInteger.valueOf(count);
        return n.multiply(ofProducts.value().toBigInteger())
                .subtract(a.value().toBigInteger().multiply(b.value().toBigInteger()));
    }

    private BigInteger exactUnit() {
        return BigInteger.valueOf(unit);
    }
}
