package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The statistics of reference 5.1 over the points of a window. */
final class Statistics {

    private Statistics() {}

    static @Nullable Fraction mean(List<? extends Dot> dots) {
        return dots.isEmpty() ? null : Fraction.mean(Dot.values(dots));
    }

    static @Nullable Fraction least(List<? extends Dot> dots) {
        return dots.stream()
                .map(Dot::value)
                .min(Comparator.naturalOrder())
                .map(Fraction::of)
                .orElse(null);
    }

    static @Nullable Fraction greatest(List<? extends Dot> dots) {
        return dots.stream()
                .map(Dot::value)
                .max(Comparator.naturalOrder())
                .map(Fraction::of)
                .orElse(null);
    }

    /** Sample deviation, divisor n − 1. With x and the mean both times n, everything stays exact. */
    static @Nullable Double deviation(List<? extends Dot> dots) {
        if (dots.size() < 2) {
            return null;
        }
        BigDecimal n = BigDecimal.valueOf(dots.size());
        BigDecimal sum = sum(dots);
        BigDecimal squares = BigDecimal.ZERO;
        for (Dot dot : dots) {
            BigDecimal distance = dot.value().multiply(n).subtract(sum);
            squares = squares.add(distance.multiply(distance));
        }
        return new Fraction(squares, n.multiply(n).multiply(n.subtract(BigDecimal.ONE))).squareRoot();
    }

    /** Ordinary least squares per hour; null below two distinct instants. */
    static @Nullable Fraction slope(List<? extends Dot> dots) {
        BigDecimal n = BigDecimal.valueOf(dots.size());
        BigDecimal sum = sum(dots);
        BigDecimal times = BigDecimal.ZERO;
        for (Dot dot : dots) {
            times = times.add(BigDecimal.valueOf(dot.time()));
        }
        BigDecimal covariance = BigDecimal.ZERO;
        BigDecimal variance = BigDecimal.ZERO;
        for (Dot dot : dots) {
            BigDecimal time = BigDecimal.valueOf(dot.time()).multiply(n).subtract(times);
            covariance = covariance.add(time.multiply(dot.value().multiply(n).subtract(sum)));
            variance = variance.add(time.multiply(time));
        }
        return variance.signum() == 0 ? null : new Fraction(covariance, variance).times(Fraction.of(Dot.HOUR));
    }

    /** Value of the newest instant minus that of the oldest; null below two distinct instants. */
    static @Nullable Fraction delta(List<? extends Dot> dots) {
        List<? extends Dot> last = Dot.newest(dots);
        List<? extends Dot> first = Dot.oldest(dots);
        return dots.isEmpty() || last.equals(first)
                ? null
                : Fraction.mean(Dot.values(last)).minus(Fraction.mean(Dot.values(first)));
    }

    /** Share of those that meet a condition. */
    static @Nullable Fraction share(List<? extends Dot> dots, Predicate<BigDecimal> condition) {
        return dots.isEmpty()
                ? null
                : Fraction.of(dots.stream().map(Dot::value).filter(condition).count(), dots.size());
    }

    private static BigDecimal sum(List<? extends Dot> dots) {
        return dots.stream().map(Dot::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
