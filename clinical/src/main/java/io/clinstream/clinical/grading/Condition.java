package io.clinstream.clinical.grading;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One band edge: the result compared with {@code factor x reference + offset} means at least this grade. Written as in
 * {@code >1.5xULN:2}, {@code <LLN:1}, {@code >ULN+2:2} or {@code <=129:2}.
 */
record Condition(String comparison, BigDecimal factor, Reference reference, BigDecimal offset, int grade) {

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

    private static BigDecimal number(@Nullable String text, String otherwise) {
        return new BigDecimal(text == null ? otherwise : text);
    }

    /** Whether it holds; null where its reference is not known. */
    @Nullable
    Boolean holds(LabValue result) {
        return switch (reference) {
            case NUMBER -> accepts(result.value().compareTo(offset));
            case LLN -> holds(result.value(), result.lowerLimit());
            case ULN -> holds(result.value(), result.upperLimit());
            case BASE -> {
                Baseline baseline = result.baseline();
                yield baseline == null
                        ? null
                        : holds(result.value().multiply(BigDecimal.valueOf(baseline.count())), baseline.sum());
            }
        };
    }

    private @Nullable Boolean holds(BigDecimal value, @Nullable BigDecimal known) {
        if (known == null || known.signum() <= 0) {
            return null;
        }
        BigDecimal edge = factor.multiply(known).add(offset);
        return accepts(value.compareTo(edge));
    }

    private boolean accepts(int order) {
        return switch (comparison) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}
