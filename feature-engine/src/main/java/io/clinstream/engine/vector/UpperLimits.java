package io.clinstream.engine.vector;

import io.clinstream.clinical.exact.Rational;
import io.clinstream.clinical.liver.HysLaw;
import io.clinstream.engine.series.Series;
import java.util.Optional;

/** Results in multiples of the upper limit of normal of their own record. */
final class UpperLimits {

    private UpperLimits() {}

    /** The multiple of one point; empty without a limit above zero. */
    static Optional<Rational> multiple(Series series, int decimals, int index) {
        return HysLaw.timesUpperLimit(
                Exact.decimal(series.value(index), decimals), Exact.limit(series.upperLimit(index), decimals));
    }

    /** The exact mean of the multiples at one instant; empty if no point there has a limit. */
    static Optional<Rational> mean(Series series, int decimals, Moment moment) {
        Rational sum = Rational.ZERO;
        int count = 0;
        for (int i = moment.first(); i < moment.end(); i++) {
            Optional<Rational> multiple = multiple(series, decimals, i);
            if (multiple.isPresent()) {
                sum = sum.plus(multiple.get());
                count++;
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(sum.dividedBy(Rational.of(count)));
    }

    /** The greatest multiple of the points in {@code (after, until]}; empty if none of them has a limit. */
    static Optional<Rational> greatest(Series series, int decimals, long after, long until) {
        Optional<Rational> greatest = Optional.empty();
        int end = series.firstAfter(until);
        for (int i = series.firstAfter(after); i < end; i++) {
            greatest = greater(greatest, multiple(series, decimals, i));
        }
        return greatest;
    }

    /** The greater of two that may be missing. */
    static Optional<Rational> greater(Optional<Rational> one, Optional<Rational> other) {
        if (one.isEmpty() || (other.isPresent() && other.get().isAbove(one.get()))) {
            return other;
        }
        return one;
    }
}
