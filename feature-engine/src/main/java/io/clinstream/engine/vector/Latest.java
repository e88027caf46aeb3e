package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.exact.CorrectRounding;
import io.clinstream.engine.exact.PointSums;
import io.clinstream.engine.series.Series;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The newest value of a series within a look-back: the exact mean of the points at the newest instant.
 *
 * @param time the newest instant, epoch milliseconds
 * @param sum of the scaled values at that instant
 * @param count of the points at that instant
 * @param decimals of the scaled values
 */
record Latest(long time, BigInteger sum, int count, int decimals) {

    /** Digits beyond those of the values: no mean of fewer than a million points can be moved across a threshold. */
    private static final int GUARD_DECIMALS = 6;

    static Optional<Latest> of(Series series, int decimals, Window lookback, long asOf) {
        int newest = series.firstAfter(asOf) - 1;
        if (newest < 0 || (lookback.bounded() && series.time(newest) <= asOf - lookback.millis())) {
            return Optional.empty();
        }
        BigInteger sum = BigInteger.ZERO;
        int first = series.firstOfInstant(newest);
        for (int i = first; i <= newest; i++) {
            sum = sum.add(BigInteger.valueOf(series.value(i)));
        }
        return Optional.of(new Latest(series.time(newest), sum, newest - first + 1, decimals));
    }

    /** The value, rounded once. */
    double value() {
        BigInteger unit = BigInteger.valueOf(PointSums.powerOfTen(decimals));
        return CorrectRounding.quotient(sum, unit.multiply(BigInteger.valueOf(count)));
    }

    /** The value in decimal, for comparison with a threshold. */
    BigDecimal decimal() {
        BigDecimal total = new BigDecimal(sum, decimals);
        return count == 1
                ? total
                : total.divide(BigDecimal.valueOf(count), decimals + GUARD_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
