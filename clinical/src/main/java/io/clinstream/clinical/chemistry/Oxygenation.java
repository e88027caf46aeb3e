package io.clinstream.clinical.chemistry;

import io.clinstream.clinical.exact.Rational;
import java.util.Optional;

/** Oxygen in blood against oxygen inspired. */
public final class Oxygenation {

    private static final Rational HUNDRED = Rational.of(100);

    private Oxygenation() {}

    /**
     * PaO2/FiO2 (P/F ratio), exact.
     *
     * @param tension mm[Hg]
     * @param inspiredPercent 21 in room air
     * @return mm[Hg]; empty if nothing is inspired
     */
    public static Optional<Rational> ratio(Rational tension, Rational inspiredPercent) {
        return inspiredPercent.signum() == 0
                ? Optional.empty()
                : Optional.of(HUNDRED.times(tension).dividedBy(inspiredPercent));
    }
}
