package io.clinstream.clinical.body;

import io.clinstream.clinical.exact.Rational;
import java.math.BigDecimal;
import java.util.Optional;

/** Body mass index, kg/m2. */
public final class BodyMassIndex {

    /** Decimals of the index. */
    public static final int DECIMALS = 2;

    private static final Rational SQUARE_CENTIMETRES = Rational.of(10_000);

    private BodyMassIndex() {}

    /**
     * Weight over squared height, rounded half to even once.
     *
     * @param weight kg
     * @param height cm
     * @return with 2 decimals; empty if the height is zero
     */
    public static Optional<BigDecimal> of(Rational weight, Rational height) {
        return height.signum() == 0
                ? Optional.empty()
                : Optional.of(weight.times(SQUARE_CENTIMETRES)
                        .dividedBy(height.times(height))
                        .rounded(DECIMALS));
    }
}
