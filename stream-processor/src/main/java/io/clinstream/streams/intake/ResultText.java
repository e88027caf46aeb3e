package io.clinstream.streams.intake;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A laboratory result as printed: {@code <0.2} is the bound 0.2 with the comparator {@code <}; {@code 4,1} and words are
 * no results.
 *
 * @param comparator {@code <}, {@code <=}, {@code >} or {@code >=}; null: a plain number
 * @param number the number behind it
 */
record ResultText(@Nullable String comparator, BigDecimal number) {

    private static final Pattern PRINTED = Pattern.compile("\\s*(<=|>=|<|>)?\\s*([+-]?\\d{1,15}(?:\\.\\d{1,15})?)\\s*");

    static Optional<ResultText> parse(String text) {
        Matcher printed = PRINTED.matcher(text);
        return printed.matches()
                ? Optional.of(new ResultText(printed.group(1), new BigDecimal(printed.group(2))))
                : Optional.empty();
    }

    /** Whether a word is one of the four comparators. */
    static boolean isComparator(String word) {
        return word.equals("<") || word.equals("<=") || word.equals(">") || word.equals(">=");
    }
}
