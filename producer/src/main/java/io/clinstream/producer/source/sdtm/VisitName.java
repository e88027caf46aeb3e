package io.clinstream.producer.source.sdtm;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/** A visit by its name, else by its number ({@code 3.1} for an unscheduled one), else nothing. */
final class VisitName {

    private VisitName() {}

    static String of(String name, OptionalDouble number) {
        if (!name.isEmpty() || number.isEmpty()) {
            return name;
        }
        return BigDecimal.valueOf(number.getAsDouble()).stripTrailingZeros().toPlainString();
    }
}
