package io.clinstream.models.news2;

import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What a vector tells of the two observed inputs of NEWS2. A vector holds no feature for either; it holds the NEWS2
 * total and how many of the seven inputs were missing. What is left of the total after the measured vitals is 0, 2, 3 or
 * 5 points: 2 for oxygen, 3 for not being alert. What stays ambiguous counts as not recorded: never a guess.
 *
 * @param consciousness level of consciousness
 * @param oxygen air or supplemental oxygen
 */
record Bedside(Consciousness consciousness, Oxygen oxygen) {

    /** Neither was recorded. */
    static final Bedside NOT_RECORDED = new Bedside(Consciousness.NOT_RECORDED, Oxygen.NOT_RECORDED);

    private static final int ON_OXYGEN = 2;
    private static final int NOT_ALERT = 3;

    enum Consciousness {
        ALERT,
        NOT_ALERT,
        NOT_RECORDED
    }

    enum Oxygen {
        AIR,
        SUPPLEMENTAL,
        /** Not recorded, but the inspired concentration was above 21 per cent. */
        BY_CONCENTRATION,
        NOT_RECORDED
    }

    /**
     * Explains the points that the measured vitals do not.
     *
     * @param unexplained points of the vector's total without those of the measured vitals
     * @param missing how many of the two were not recorded when the vector was made, 0 to 2
     */
    static Bedside explaining(int unexplained, int missing) {
        boolean explicable = unexplained == 0
                || unexplained == ON_OXYGEN
                || unexplained == NOT_ALERT
                || unexplained == ON_OXYGEN + NOT_ALERT;
        if (!explicable || missing < 0 || missing > 2) {
            return NOT_RECORDED;
        }
        boolean onOxygen = unexplained == ON_OXYGEN || unexplained == ON_OXYGEN + NOT_ALERT;
        boolean notAlert = unexplained >= NOT_ALERT;
        return switch (missing) {
            case 0 ->
                new Bedside(
                        notAlert ? Consciousness.NOT_ALERT : Consciousness.ALERT,
                        onOxygen ? Oxygen.SUPPLEMENTAL : Oxygen.AIR);
            case 1 -> oneMissing(onOxygen, notAlert);
            default -> onOxygen && !notAlert ? assumedOxygen(Consciousness.NOT_RECORDED) : NOT_RECORDED;
        };
    }

    /** Only a recorded consciousness scores 3; oxygen scores 2 when recorded or by its concentration. */
    private static Bedside oneMissing(boolean onOxygen, boolean notAlert) {
        if (notAlert) {
            return onOxygen
                    ? assumedOxygen(Consciousness.NOT_ALERT)
                    : new Bedside(Consciousness.NOT_ALERT, Oxygen.NOT_RECORDED);
        }
        return onOxygen ? new Bedside(Consciousness.NOT_RECORDED, Oxygen.SUPPLEMENTAL) : NOT_RECORDED;
    }

    private static Bedside assumedOxygen(Consciousness consciousness) {
        return new Bedside(consciousness, Oxygen.BY_CONCENTRATION);
    }

    /** Adds the two inputs to the values NEWS2 is computed from; any number that scores alike stands for the real one. */
    void addTo(Map<Signal, BigDecimal> values) {
        if (consciousness != Consciousness.NOT_RECORDED) {
            boolean alert = consciousness == Consciousness.ALERT;
            values.put(Signal.CONSCIOUSNESS, alert ? BigDecimal.ZERO : BigDecimal.ONE);
        }
        switch (oxygen) {
            case AIR -> values.put(Signal.SUPPLEMENTAL_O2, BigDecimal.ZERO);
            case SUPPLEMENTAL -> values.put(Signal.SUPPLEMENTAL_O2, BigDecimal.ONE);
            case BY_CONCENTRATION -> values.put(Signal.FIO2, BigDecimal.valueOf(100));
            case NOT_RECORDED -> {}
        }
    }
}
