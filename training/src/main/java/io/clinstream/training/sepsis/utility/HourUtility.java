package io.clinstream.training.sepsis.utility;

/**
 * What an alarm and what silence is worth in one hour, by Reyna et al., Crit Care Med 48(2):210-217 (2019): an alarm of a
 * septic patient is worth most 6 hours before the onset, from 12 hours before it nothing or less, and 3 hours after it
 * nothing any more; silence costs from 6 hours before the onset on, at most 2; an alarm of a patient who never falls ill, or
 * far too early, costs 0.05. Hours later than 3 hours after the onset count nothing.
 */
final class HourUtility {

    /** Hours from the onset at which an alarm begins to be worth something. */
    static final int EARLIEST = -12;

    /** Hours from the onset at which it is worth most; the labels of the data turn 1 here. */
    static final int OPTIMAL = -6;

    /** Hours from the onset at which it is worth nothing again. */
    static final int LATEST = 3;

    private static final double BEST_ALARM = 1;
    private static final double WORST_SILENCE = -2;
    private static final double FALSE_ALARM = -0.05;

    private HourUtility() {}

    /** What an alarm is worth of a patient with sepsis, so many hours after the onset (negative: before). */
    static double alarmOfSeptic(int hours) {
        if (hours > LATEST) {
            return 0;
        }
        if (hours <= OPTIMAL) {
            return Math.max(BEST_ALARM * (hours - EARLIEST) / (OPTIMAL - EARLIEST), FALSE_ALARM);
        }
        return BEST_ALARM * (LATEST - hours) / (LATEST - OPTIMAL);
    }

    /** What silence is worth of a patient with sepsis. */
    static double silenceOfSeptic(int hours) {
        if (hours > LATEST || hours <= OPTIMAL) {
            return 0;
        }
        return WORST_SILENCE * (hours - OPTIMAL) / (LATEST - OPTIMAL);
    }

    /** What an alarm is worth of a patient who never has sepsis; silence is worth 0. */
    static double alarmOfOther() {
        return FALSE_ALARM;
    }
}
