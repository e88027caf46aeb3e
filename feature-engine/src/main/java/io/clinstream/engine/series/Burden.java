package io.clinstream.engine.series;

import io.clinstream.engine.catalog.Condition;
import io.clinstream.engine.catalog.Window;

/**
 * A count of the values of a window that meet a condition.
 *
 * @param threshold scaled like the values
 */
public record Burden(Window window, Condition.Comparison comparison, long threshold) {

    /**
     * The count of a condition over values of so many decimals.
     *
     * @throws ArithmeticException if the threshold has more decimals than the values
     */
    public static Burden of(Window window, Condition condition, int decimals) {
        long scaled = condition.threshold().movePointRight(decimals).longValueExact();
        return new Burden(window, condition.comparison(), scaled);
    }

    /** Whether a scaled value counts. */
    public boolean counts(long value) {
        return switch (comparison) {
            case ABOVE -> value > threshold;
            case AT_LEAST -> value >= threshold;
            case BELOW -> value < threshold;
            case AT_MOST -> value <= threshold;
            case EQUAL -> value == threshold;
        };
    }
}
