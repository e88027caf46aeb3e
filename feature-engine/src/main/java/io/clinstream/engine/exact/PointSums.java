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

    private final long origin;
    private final BigInteger unit;
    private final long unitAsLong;
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
        this.unitAsLong = powerOfTen(decimals);
        this.unit = BigInteger.valueOf(unitAsLong);
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
                : OptionalDouble.of(CorrectRounding.quotient(values.value(), unit.multiply(BigInteger.valueOf(count))));
    }

    /** The sample standard deviation (divisor n − 1); empty below two points. */
    public OptionalDouble sampleDeviation() {
        if (count < 2) {
            return OptionalDouble.empty();
        }
        BigInteger n = BigInteger.valueOf(count);
        BigInteger divisor =
                n.multiply(BigInteger.valueOf(count - 1)).multiply(unit).multiply(unit);
        return OptionalDouble.of(CorrectRounding.squareRoot(spread(n, squares, values, values), divisor));
    }

    /** The ordinary least squares slope per hour; empty below two distinct instants. */
    public OptionalDouble slopePerHour() {
        BigInteger n = BigInteger.valueOf(count);
        BigInteger timeSpread = spread(n, timeSquares, times, times);
        if (timeSpread.signum() == 0) {
            return OptionalDouble.empty();
        }
        BigInteger covariance = spread(n, products, times, values).multiply(BigInteger.valueOf(MILLIS_PER_HOUR));
        return OptionalDouble.of(CorrectRounding.quotient(covariance, timeSpread.multiply(unit)));
    }

    /** {@code n·Σab − Σa·Σb}: n² times the covariance. */
    private static BigInteger spread(BigInteger n, WideSum products, WideSum a, WideSum b) {
        return n.multiply(products.value()).subtract(a.value().multiply(b.value()));
    }
}
