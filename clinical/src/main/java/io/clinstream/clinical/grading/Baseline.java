package io.clinstream.clinical.grading;

import java.math.BigDecimal;

/**
 * The value before treatment to which some terms relate a result: the mean of several, kept as their sum, so that three
 * thirds make a whole.
 *
 * @param sum in the unit of the result; zero or less stands for no baseline
 * @param count of the values, at least 1
 * @param abnormal whether it was above the upper limit of its own laboratory range
 */
public record Baseline(BigDecimal sum, int count, boolean abnormal) {

    /** Checks the count. */
    public Baseline {
        if (count < 1) {
            throw new IllegalArgumentException("a baseline needs a value, count was " + count);
        }
    }

    /** A baseline of one value. */
    public static Baseline of(BigDecimal value, boolean abnormal) {
        return new Baseline(value, 1, abnormal);
    }
}
