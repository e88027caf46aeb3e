package io.clinstream.clinical.limits;

import java.math.BigDecimal;

/** Judges the pressures of one reading against each other. Both rules are clinical convention [U]. */
public final class PressurePair {

    private static final Interval USUAL_PULSE_PRESSURE = Interval.parse("[10, 150]");

    private PressurePair() {}

    /**
     * Judges a systolic and a diastolic pressure of the same reading.
     *
     * @param systolic in mm[Hg]
     * @param diastolic in mm[Hg]
     * @return impossible if diastolic is not below systolic; suspect if the pulse pressure is under 10 or over 150 mm[Hg]
     */
    public static Verdict judge(BigDecimal systolic, BigDecimal diastolic) {
        if (diastolic.compareTo(systolic) >= 0) {
            return new Verdict.Impossible("bp_diastolic must be below bp_systolic of the same reading");
        }
        return USUAL_PULSE_PRESSURE.contains(systolic.subtract(diastolic)) ? Verdict.accepted() : Verdict.suspect();
    }

    /**
     * Judges a measured mean pressure against the other two of its reading.
     *
     * @return suspect if the mean lies outside {@code [diastolic, systolic]}; never impossible, because the mean may come
     *     from another site of measurement
     */
    public static Verdict judgeMean(BigDecimal mean, BigDecimal systolic, BigDecimal diastolic) {
        boolean between = mean.compareTo(diastolic) >= 0 && mean.compareTo(systolic) <= 0;
        return between ? Verdict.accepted() : Verdict.suspect();
    }
}
