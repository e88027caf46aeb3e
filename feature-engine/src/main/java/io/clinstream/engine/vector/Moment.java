package io.clinstream.engine.vector;

import io.clinstream.clinical.exact.Rational;
import io.clinstream.engine.series.Series;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The points of one series at one instant.
 *
 * @param time epoch milliseconds
 * @param first index of the first of them
 * @param end index behind the last
 * @param mean exact
 */
record Moment(long time, int first, int end, Rational mean) {

    /** The newest instant of a series in {@code (after, until]}. */
    static Optional<Moment> newest(Series series, int decimals, long after, long until) {
        int last = series.firstAfter(until) - 1;
        return last < 0 || series.time(last) <= after
                ? Optional.empty()
                : Optional.of(of(series, decimals, series.firstOfInstant(last), last + 1));
    }

    /** The oldest instant of a series in {@code (after, until]}. */
    static Optional<Moment> oldest(Series series, int decimals, long after, long until) {
        int first = series.firstAfter(after);
        return first >= series.size() || series.time(first) > until
                ? Optional.empty()
                : Optional.of(of(series, decimals, first, series.firstAfter(series.time(first))));
    }

    /** Whether two instants lie at most so many milliseconds apart. */
    boolean within(long millis, Moment other) {
        return Math.abs(time - other.time) <= millis;
    }

    private static Moment of(Series series, int decimals, int first, int end) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = first; i < end; i++) {
            sum = sum.add(BigInteger.valueOf(series.value(i)));
        }
        BigInteger divisor = BigInteger.TEN.pow(decimals).multiply(BigInteger.valueOf((long) end - first));
        return new Moment(series.time(first), first, end, new Rational(sum, divisor));
    }
}
