package io.clinstream.models.score;

/**
 * Risk level: for NEWS2 by its published thresholds (RCP 2017, chart 4), for a registered model by the thresholds of its
 * package.
 */
public enum Risk {
    /** NEWS2: total 0 to 4. */
    LOW,
    /** NEWS2: total 5 or 6, or any single input with 3 points: urgent threshold. */
    MEDIUM,
    /** NEWS2: total 7 or more: emergency threshold. */
    HIGH;

    private static final int URGENT = 5;
    private static final int EMERGENCY = 7;

    /** The level of a NEWS2 total. */
    public static Risk of(int total, boolean anySingleThree) {
        if (total >= EMERGENCY) {
            return HIGH;
        }
        return total >= URGENT || anySingleThree ? MEDIUM : LOW;
    }
}
