package io.clinstream.models.score;

/** Risk level by the thresholds of NEWS2 (RCP 2017, chart 4), as the architecture names them. */
public enum Risk {
    /** Total 0 to 4. */
    LOW,
    /** Total 5 or 6, or any single input with 3 points: urgent threshold. */
    MEDIUM,
    /** Total 7 or more: emergency threshold. */
    HIGH;

    private static final int URGENT = 5;
    private static final int EMERGENCY = 7;

    /** The level of a total. */
    public static Risk of(int total, boolean anySingleThree) {
        if (total >= EMERGENCY) {
            return HIGH;
        }
        return total >= URGENT || anySingleThree ? MEDIUM : LOW;
    }
}
