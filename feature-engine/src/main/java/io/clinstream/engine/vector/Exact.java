package io.clinstream.engine.vector;

import io.clinstream.clinical.exact.Rational;
import io.clinstream.engine.exact.CorrectRounding;
import io.clinstream.engine.series.Series;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** From scaled integers to fractions, and from fractions to the one rounding at the end. */
final class Exact {

    private Exact() {}

    /** A scaled value. */
    static Rational decimal(long scaled, int decimals) {
        return Rational.of(BigDecimal.valueOf(scaled, decimals));
    }

    /** A scaled limit of normal; null where it was not reported. */
    static @Nullable Rational limit(long scaled, int decimals) {
        return scaled == Series.NO_LIMIT ? null : decimal(scaled, decimals);
    }

    /** The nearest double. */
    static double rounded(Rational value) {
        return CorrectRounding.quotient(value.numerator(), value.denominator());
    }

    /** The nearest double of a value that may be missing. */
    static OptionalDouble rounded(Optional<Rational> value) {
        return value.map(known -> OptionalDouble.of(rounded(known))).orElse(OptionalDouble.empty());
    }
}
