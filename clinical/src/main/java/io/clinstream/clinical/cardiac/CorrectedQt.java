package io.clinstream.clinical.cardiac;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The QT interval corrected for heart rate, as in the R package admiral. Roots are those of {@link StrictMath}, the same
 * on every machine; results are rounded half to even to {@link #DECIMALS}.
 */
public enum CorrectedQt {
    /** {@code QT / sqrt(RR)}. */
    BAZETT,
    /** {@code QT / cbrt(RR)}. */
    FRIDERICIA,
    /** {@code QT + 0.154 (1 - RR)}, Framingham. */
    SAGIE;

    /** Decimals of the corrected interval in milliseconds. */
    public static final int DECIMALS = 3;

    private static final double MILLIS_PER_SECOND = 1000;

    /**
     * Corrects an interval.
     *
     * @param qt milliseconds
     * @param rr from one beat to the next, milliseconds
     * @return milliseconds; empty if the beats have no distance
     */
    public Optional<BigDecimal> of(BigDecimal qt, BigDecimal rr) {
        if (rr.signum() <= 0) {
            return Optional.empty();
        }
        double seconds = rr.doubleValue() / MILLIS_PER_SECOND;
        double corrected = switch (this) {
            case BAZETT -> qt.doubleValue() / StrictMath.sqrt(seconds);
            case FRIDERICIA -> qt.doubleValue() / StrictMath.cbrt(seconds);
            case SAGIE -> qt.doubleValue() + MILLIS_PER_SECOND * 0.154 * (1 - seconds);
        };
        return Optional.of(new BigDecimal(corrected).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
}
