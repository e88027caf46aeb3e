package io.clinstream.clinical.liver;

import io.clinstream.clinical.exact.Rational;

/** Pattern of a liver injury by its R value. */
public enum LiverInjuryPattern {
    /** R of 5 or more. */
    HEPATOCELLULAR,
    /** R between 2 and 5. */
    MIXED,
    /** R of 2 or less. */
    CHOLESTATIC;

    private static final Rational FIVE = Rational.of(5);
    private static final Rational TWO = Rational.of(2);

    /** The pattern of an R value, {@link HysLaw#rValue}. */
    public static LiverInjuryPattern of(Rational rValue) {
        if (rValue.isAtLeast(FIVE)) {
            return HEPATOCELLULAR;
        }
        return rValue.isAbove(TWO) ? MIXED : CHOLESTATIC;
    }
}
