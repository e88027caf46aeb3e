package io.clinstream.clinical.renal;

import io.clinstream.clinical.exact.Rational;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Stage of acute kidney injury by serum creatinine (KDIGO 2012). The baseline is the least creatinine of the seven days
 * before, as coded for MIMIC. Urine output and renal replacement are not known here.
 */
public final class Kdigo {

    private static final Rational ACUTE_RISE = Rational.of("0.3");
    private static final Rational SEVERE_LEVEL = Rational.of("4.0");
    private static final Rational STAGE_ONE = Rational.of("1.5");
    private static final Rational STAGE_TWO = Rational.of("2");
    private static final Rational STAGE_THREE = Rational.of("3");

    private Kdigo() {}

    /**
     * Stages a creatinine, all values in mg/dL. 4.0 or more is stage 3 only with an acute rise.
     *
     * @param least48h least value of the 48 hours before, the current one not included; null without one
     * @param least7d least value of the 7 days before, the current one not included; null without one
     * @return 0 to 3; empty where the 7 days before have no value: it cannot be staged
     */
    public static OptionalInt stage(Rational current, @Nullable Rational least48h, @Nullable Rational least7d) {
        if (least7d == null) {
            return OptionalInt.empty();
        }
        boolean rise = least48h != null && current.minus(least48h).isAtLeast(ACUTE_RISE);
        boolean acute = rise || current.isAtLeast(least7d.times(STAGE_ONE));
        if (current.isAtLeast(least7d.times(STAGE_THREE)) || (acute && current.isAtLeast(SEVERE_LEVEL))) {
            return OptionalInt.of(3);
        }
        if (current.isAtLeast(least7d.times(STAGE_TWO))) {
            return OptionalInt.of(2);
        }
        return OptionalInt.of(acute ? 1 : 0);
    }
}
