package io.clinstream.clinical.limits;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A range of decimal numbers, written as mathematicians do: {@code (0, 300)} leaves both ends out, {@code [26, 45]} takes
 * both in, {@code (0, )} has no upper end.
 *
 * @param lower lower end; null means none
 * @param lowerInclusive whether the lower end belongs to the range
 * @param upper upper end; null means none
 * @param upperInclusive whether the upper end belongs to the range
 */
public record Interval(
        @Nullable BigDecimal lower,
        boolean lowerInclusive,
        @Nullable BigDecimal upper,
        boolean upperInclusive) {

    /** The range of all numbers. */
    public static final Interval EVERYTHING = new Interval(null, false, null, false);

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static Interval parse(String text) {
        int comma = text.indexOf(',');
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        if (comma < 0 || "[(".indexOf(first) < 0 || "])".indexOf(last) < 0) {
            throw new IllegalArgumentException("an interval is written like [26, 45) but is " + text);
        }
        BigDecimal lower = end(text.substring(1, comma));
        BigDecimal upper = end(text.substring(comma + 1, text.length() - 1));
        return new Interval(lower, first == '[', upper, last == ']');
    }

    /** Whether a value lies in the range, compared in decimal. */
    public boolean contains(BigDecimal value) {
        return !isBelow(value) && !isAbove(value);
    }

    /** Whether a value lies below the range. */
    public boolean isBelow(BigDecimal value) {
        return lower != null && (lowerInclusive ? value.compareTo(lower) < 0 : value.compareTo(lower) <= 0);
    }

    /** Whether a value lies above the range. */
    public boolean isAbove(BigDecimal value) {
        return upper != null && (upperInclusive ? value.compareTo(upper) > 0 : value.compareTo(upper) >= 0);
    }

    /** The written form. */
    @Override
    public String toString() {
        return (lowerInclusive ? "[" : "(")
                + (lower == null ? "" : lower.toPlainString())
                + ", "
                + (upper == null ? "" : upper.toPlainString())
                + (upperInclusive ? "]" : ")");
    }

    private static @Nullable BigDecimal end(String text) {
        return text.isBlank() ? null : new BigDecimal(text.strip());
    }
}
