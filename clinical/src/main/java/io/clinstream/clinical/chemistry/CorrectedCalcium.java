package io.clinstream.clinical.chemistry;

import io.clinstream.clinical.exact.Rational;

/** Total calcium as it would be at a normal albumin, exact: 0.8 mg/dL for each gram of albumin. */
public final class CorrectedCalcium {

    /** Albumin to which is corrected, g/dL. */
    static final Rational NORMAL_ALBUMIN = Rational.of("4.0");

    private static final Rational PER_GRAM_OF_ALBUMIN = Rational.of("0.8");
    private static final Rational SI_NORMAL_ALBUMIN = Rational.of("40");
    private static final Rational SI_PER_GRAM_OF_ALBUMIN = Rational.of("0.02");

    private CorrectedCalcium() {}

    /** Calcium in mg/dL, albumin in g/dL. */
    public static Rational of(Rational calcium, Rational albumin) {
        return calcium.plus(PER_GRAM_OF_ALBUMIN.times(NORMAL_ALBUMIN.minus(albumin)));
    }

    /** Calcium in mmol/L, albumin in g/L. */
    public static Rational ofSi(Rational calcium, Rational albumin) {
        return calcium.plus(SI_PER_GRAM_OF_ALBUMIN.times(SI_NORMAL_ALBUMIN.minus(albumin)));
    }
}
