package io.clinstream.clinical.scores;

/** Clinical risk by NEWS2 (Royal College of Physicians 2017, chart 4). */
public enum News2Risk {
    /** Total 0 to 4, no single parameter scoring 3. */
    LOW,
    /** Total below 5 with a single parameter scoring 3; clinically treated as 5 to 6. */
    LOW_MEDIUM,
    /** Total 5 or 6: the urgent threshold. */
    MEDIUM,
    /** Total 7 or more: the emergency threshold. */
    HIGH;

    private static final int URGENT = 5;
    private static final int EMERGENCY = 7;

    static News2Risk of(int total, boolean anySingleThree) {
        if (total >= EMERGENCY) {
            return HIGH;
        }
        if (total >= URGENT) {
            return MEDIUM;
        }
        return anySingleThree ? LOW_MEDIUM : LOW;
    }
}
