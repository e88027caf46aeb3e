package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.exact.CorrectRounding;
import io.clinstream.engine.exact.PointSums;
import io.clinstream.engine.series.Series;
import java.math.BigInteger;
import java.util.OptionalDouble;

/** The points of one series in one window {@code (as_of − w, as_of]}. */
final class WindowPoints {

    private final Series series;
    private final int decimals;
    private final int from;
    private final int to;
    private final boolean withDayOnly;
    private final PointSums sums;

    WindowPoints(Series series, int decimals, Window window, long asOf) {
        this.series = series;
        this.decimals = decimals;
        this.from = window.bounded() ? series.firstAfter(asOf - window.millis()) : 0;
        this.to = series.firstAfter(asOf);
        this.withDayOnly = window.admitsDayPrecision();
        this.sums = new PointSums(asOf, decimals);
        for (int i = from; i < to; i++) {
            if (belongs(i)) {
                sums.add(series.time(i), series.value(i));
            }
        }
    }

    PointSums sums() {
        return sums;
    }

    /** Newest minus oldest value; where several points share an instant, their exact mean. */
    OptionalDouble delta() {
        int oldest = next(from, 1);
        int newest = next(to - 1, -1);
        if (oldest >= to || newest < from || series.time(oldest) == series.time(newest)) {
            return OptionalDouble.empty();
        }
        InstantMean first = mean(oldest, 1);
        InstantMean last = mean(newest, -1);
        BigInteger numerator = last.sum()
                .multiply(BigInteger.valueOf(first.count()))
                .subtract(first.sum().multiply(BigInteger.valueOf(last.count())));
        BigInteger denominator = BigInteger.valueOf(first.count())
                .multiply(BigInteger.valueOf(last.count()))
                .multiply(BigInteger.valueOf(PointSums.powerOfTen(decimals)));
        return OptionalDouble.of(CorrectRounding.quotient(numerator, denominator));
    }

    private record InstantMean(BigInteger sum, long count) {}

    private InstantMean mean(int start, int step) {
        BigInteger sum = BigInteger.ZERO;
        long count = 0;
        for (int i = start; i >= from && i < to && series.time(i) == series.time(start); i += step) {
            if (belongs(i)) {
                sum = sum.add(BigInteger.valueOf(series.value(i)));
                count++;
            }
        }
        return new InstantMean(sum, count);
    }

    private int next(int start, int step) {
        int i = start;
        while (i >= from && i < to && !belongs(i)) {
            i += step;
        }
        return i;
    }

    private boolean belongs(int index) {
        return withDayOnly || !series.dayOnly(index);
    }
}
