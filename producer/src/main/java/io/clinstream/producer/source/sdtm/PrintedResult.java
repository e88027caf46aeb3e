package io.clinstream.producer.source.sdtm;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A result as printed: a number, a bound ({@code <0.2}), or words.
 *
 * @param comparator {@code <}, {@code <=}, {@code >} or {@code >=}; empty for a plain number and for words
 * @param number the number or bound; empty for words
 * @param text as printed
 */
record PrintedResult(Optional<String> comparator, OptionalDouble number, String text) {

    private static final Pattern NUMBER =
            Pattern.compile("\\s*(<=|>=|<|>)?\\s*([+-]?(?:\\d{1,15}(?:\\.\\d{0,15})?|\\.\\d{1,15}))\\s*");

    static PrintedResult of(String text) {
        Matcher parts = NUMBER.matcher(text);
        return parts.matches()
                ? new PrintedResult(
                        Optional.ofNullable(parts.group(1)),
                        OptionalDouble.of(Double.parseDouble(parts.group(2))),
                        text)
                : new PrintedResult(Optional.empty(), OptionalDouble.empty(), text);
    }

    boolean isPlainNumber() {
        return number.isPresent() && comparator.isEmpty();
    }
}
