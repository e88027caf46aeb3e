package io.clinstream.clinical.units;

import java.math.BigDecimal;
import java.util.List;

/**
 * A unit in which a measurement is accepted.
 *
 * @param symbol the UCUM code, or the usual name where UCUM has none
 * @param spellings other ways of writing it, compared without regard to case and blanks
 * @param conversion how a value becomes canonical
 */
public record AcceptedUnit(String symbol, List<String> spellings, Conversion conversion) {

    static AcceptedUnit canonical(String symbol, String... spellings) {
        return new AcceptedUnit(symbol, List.of(spellings), Conversion.NONE);
    }

    static AcceptedUnit of(String symbol, Conversion conversion, String... spellings) {
        return new AcceptedUnit(symbol, List.of(spellings), conversion);
    }

    /** Converts to the canonical unit, exactly, rounding half to even once at the given decimals. */
    public BigDecimal toCanonical(BigDecimal value, int decimals) {
        return conversion.apply(value, decimals);
    }

    /** Whether a value in this unit is the same number in the canonical unit. */
    public boolean isSameNumber() {
        return conversion.equals(Conversion.NONE);
    }

    /** How to convert, for documentation: {@code (x * 5 - 160) / 9}. */
    public String formula() {
        String product = conversion.numerator().compareTo(BigDecimal.ONE) == 0
                ? "x"
                : "x * " + conversion.numerator().toPlainString();
        int sign = conversion.offset().signum();
        String sum = sign == 0
                ? product
                : product
                        + (sign > 0 ? " + " : " - ")
                        + conversion.offset().abs().toPlainString();
        if (conversion.denominator().compareTo(BigDecimal.ONE) == 0) {
            return sum;
        }
        return (sign == 0 ? sum : "(" + sum + ")") + " / "
                + conversion.denominator().toPlainString();
    }
}
