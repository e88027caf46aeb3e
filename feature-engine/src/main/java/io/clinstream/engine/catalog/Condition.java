package io.clinstream.engine.catalog;

import java.math.BigDecimal;

/**
 * What a value must meet to be counted.
 *
 * @param comparison how the value stands to the threshold
 * @param threshold in the unit of the source's values; compared exactly, whatever its number of decimals
 */
public record Condition(Comparison comparison, BigDecimal threshold) {

    /** How a value stands to a threshold. */
    public enum Comparison {
        /** Less than. */
        BELOW("below", "below"),
        /** Less than or equal. */
        AT_MOST("below", "at most"),
        /** Equal. */
        EQUAL("is", "equal to"),
        /** Greater than or equal. */
        AT_LEAST("above", "at least"),
        /** Greater than. */
        ABOVE("above", "above");

        private final String label;
        private final String words;

        Comparison(String label, String words) {
            this.label = label;
            this.words = words;
        }

        private boolean accepts(int order) {
            return switch (this) {
                case BELOW -> order < 0;
                case AT_MOST -> order <= 0;
                case EQUAL -> order == 0;
                case AT_LEAST -> order >= 0;
                case ABOVE -> order > 0;
            };
        }
    }

    /** A condition on a threshold written in decimal. */
    public static Condition of(Comparison comparison, String threshold) {
        return new Condition(comparison, new BigDecimal(threshold));
    }

    /** Whether a value meets it. */
    public boolean holds(BigDecimal value) {
        return comparison.accepts(value.compareTo(threshold));
    }

    /** Whether a scaled value meets it. */
    public boolean holds(long scaled, int decimals) {
        return holds(BigDecimal.valueOf(scaled, decimals));
    }

    /** The part of a feature name, for example {@code above_110}. */
    String label() {
        return comparison.label + "_" + threshold.stripTrailingZeros().toPlainString();
    }

    /** In words, for a sentence: {@code above 110}. */
    String words() {
        return comparison.words + " " + threshold.toPlainString();
    }
}
