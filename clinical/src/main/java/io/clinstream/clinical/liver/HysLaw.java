package io.clinstream.clinical.liver;

import io.clinstream.clinical.exact.Rational;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Candidates of Hy's law: a transaminase of at least 3 and a total bilirubin of at least 2 times the upper limit, the
 * bilirubin 0 to 14 days after the transaminase, without cholestasis (FDA guidance 2009; both edges included as in
 * admiral and JMP, where the FDA writes "above 2" [U]). Whether there is another cause is for a clinician to say.
 */
public final class HysLaw {

    /** How long after the transaminase the bilirubin may be raised, inclusive, milliseconds: 14 days. */
    public static final long BILIRUBIN_FOLLOWS_WITHIN_MILLIS = 14L * 24 * 3_600_000;

    private static final Rational TWO = Rational.of(2);
    private static final Rational THREE = Rational.of(3);

    private HysLaw() {}

    /**
     * A result in multiples of the upper limit of its own laboratory range.
     *
     * @param upperLimit null where not reported
     * @return empty without an upper limit above zero
     */
    public static Optional<Rational> timesUpperLimit(Rational value, @Nullable Rational upperLimit) {
        return upperLimit == null || upperLimit.signum() <= 0
                ? Optional.empty()
                : Optional.of(value.dividedBy(upperLimit));
    }

    /** Whether ALT or AST is at least 3 times its upper limit. */
    public static boolean transaminaseRaised(Rational timesUpperLimit) {
        return timesUpperLimit.isAtLeast(THREE);
    }

    /** Whether total bilirubin is at least 2 times its upper limit. */
    public static boolean bilirubinRaised(Rational timesUpperLimit) {
        return timesUpperLimit.isAtLeast(TWO);
    }

    /** Whether alkaline phosphatase is at least 2 times its upper limit, which speaks for cholestasis. */
    public static boolean cholestatic(Rational timesUpperLimit) {
        return timesUpperLimit.isAtLeast(TWO);
    }

    /** Whether the bilirubin comes 0 to 14 days after the transaminase; both instants in epoch milliseconds. */
    public static boolean follows(long transaminaseTime, long bilirubinTime) {
        long distance = bilirubinTime - transaminaseTime;
        return distance >= 0 && distance <= BILIRUBIN_FOLLOWS_WITHIN_MILLIS;
    }

    /**
     * Whether peaks in multiples of the upper limit make a candidate.
     *
     * @param transaminase the greater of ALT and AST
     * @param alkalinePhosphatase null where not known: it then blocks nothing
     */
    public static boolean candidate(Rational transaminase, Rational bilirubin, @Nullable Rational alkalinePhosphatase) {
        return transaminaseRaised(transaminase)
                && bilirubinRaised(bilirubin)
                && (alkalinePhosphatase == null || !cholestatic(alkalinePhosphatase));
    }

    /**
     * The R value, transaminase over alkaline phosphatase, both in multiples of the upper limit; with the greater of ALT
     * and AST it is called nR.
     *
     * @return empty if the alkaline phosphatase is zero
     */
    public static Optional<Rational> rValue(Rational transaminase, Rational alkalinePhosphatase) {
        return alkalinePhosphatase.signum() == 0
                ? Optional.empty()
                : Optional.of(transaminase.dividedBy(alkalinePhosphatase));
    }
}
