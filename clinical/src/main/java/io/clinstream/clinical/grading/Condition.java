package io.clinstream.clinical.grading;

import io.clinstream.clinical.exact.Rational;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One band edge: the result compared with {@code factor x reference + offset} means at least this grade. Written as in
 * {@code >1.5xULN:2}, {@code <LLN:1}, {@code >ULN+2:2} or {@code <=129:2}.
 */
record Condition(String comparison, Rational factor, Reference reference, Rational offset, int grade) {

    /** What a result is compared with. */
    enum Reference {
        /** A fixed number. */
        NUMBER,
        /** Lower limit of normal. */
        LLN,
        /** Upper limit of normal. */
        ULN,
        /** The value before treatment. */
        BASE
    }

    private static final Pattern TEXT =
            Pattern.compile("(<=|>=|<|>)(?:([0-9.]+)x)?(?:(LLN|ULN|BASE)\\+?)?([0-9.]+)?:([1-4])");

    static Condition parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no condition of a grade: " + text);
        }
        String reference = matcher.group(3);
        return new Condition(
                matcher.group(1),
                number(matcher.group(2), "1"),
                reference == null ? Reference.NUMBER : Reference.valueOf(reference),
                number(matcher.group(4), "0"),
                Integer.parseInt(matcher.group(5)));
    }

    private static Rational number(@Nullable String text, String otherwise) {
        return Rational.of(text == null ? otherwise : text);
    }

    /** Whether it holds; null where its reference is not known. */
    @Nullable
    Boolean holds(LabValue result) {
        Rational edge = edge(result);
        if (edge == null) {
            return null;
        }
        int order = result.value().compareTo(edge);
        return switch (comparison) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private @Nullable Rational edge(LabValue result) {
        if (reference == Reference.NUMBER) {
            return offset;
        }
        Rational known = switch (reference) {
            case LLN -> positive(result.lowerLimit());
            case ULN -> positive(result.upperLimit());
            default -> {
                Baseline baseline = result.baseline();
                yield baseline == null ? null : positive(baseline.value());
            }
        };
        return known == null ? null : factor.times(known).plus(offset);
    }

    private static @Nullable Rational positive(@Nullable Rational value) {
        return value != null && value.signum() > 0 ? value : null;
    }
}
