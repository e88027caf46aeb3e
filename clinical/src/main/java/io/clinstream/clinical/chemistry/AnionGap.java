package io.clinstream.clinical.chemistry;

import io.clinstream.clinical.exact.Rational;

/** The anion gap, mmol/L, exact. */
public final class AnionGap {

    private static final Rational PER_GRAM_OF_ALBUMIN = Rational.of("2.5");

    private AnionGap() {}

    /** Sodium minus chloride and bicarbonate, without potassium. */
    public static Rational of(Rational sodium, Rational chloride, Rational bicarbonate) {
        return sodium.minus(chloride).minus(bicarbonate);
    }

    /** The gap at a normal albumin of 4.0 g/dL; another source takes 4.4. */
    public static Rational corrected(Rational gap, Rational albumin) {
        return gap.plus(PER_GRAM_OF_ALBUMIN.times(CorrectedCalcium.NORMAL_ALBUMIN.minus(albumin)));
    }
}
