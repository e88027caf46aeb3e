package io.clinstream.clinical.scores;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding to the precision of a chart, half to even, before a score looks at a value [U]. */
final class Chart {

    private Chart() {}

    static int whole(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    }

    static int tenths(BigDecimal value) {
        return value.movePointRight(1).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    }
}
