package io.clinstream.streams.intake;

import java.math.BigDecimal;

/** Numbers as their source wrote them. */
final class Numbers {

    private Numbers() {}

    /** The shortest decimal text that means the same number: {@code 72}, {@code 36.6}, {@code NaN}. */
    static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return exact.signum() == 0 ? "0" : exact.toPlainString();
    }
}
