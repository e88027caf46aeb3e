package io.clinstream.producer.source.ward;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as a device prints them. */
final class Rounding {

    private Rounding() {}

    /** Rounded to decimals, half even. */
    static double of(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
