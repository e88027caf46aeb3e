package io.clinstream.clinical.liver;

import io.clinstream.clinical.exact.Rational;

/** Where a patient stands in an eDISH plot: peak transaminase against peak bilirubin, in multiples of the upper limit. */
public enum LiverQuadrant {
    /** Lower left. */
    NORMAL,
    /** Lower right: transaminase alone. */
    TEMPLES_COROLLARY,
    /** Upper left: bilirubin alone, from cholestasis or without it. */
    HYPERBILIRUBINAEMIA,
    /** Upper right. */
    POSSIBLE_HYS_LAW;

    /** The quadrant; both edges belong to the higher side. */
    public static LiverQuadrant of(Rational transaminase, Rational bilirubin) {
        boolean right = HysLaw.transaminaseRaised(transaminase);
        if (HysLaw.bilirubinRaised(bilirubin)) {
            return right ? POSSIBLE_HYS_LAW : HYPERBILIRUBINAEMIA;
        }
        return right ? TEMPLES_COROLLARY : NORMAL;
    }
}
