package io.clinstream.engine.catalog;

/** A quantity computed per reading from several signals, and only then looked at over time. */
public enum DerivedMeasure {
    /** Mean arterial pressure, (2 × diastolic + systolic) / 3 of one reading. */
    MAP("map", "mean arterial pressure", "mm[Hg]"),
    /** Systolic minus diastolic pressure of one reading. */
    PULSE_PRESSURE("pulse_pressure", "pulse pressure", "mm[Hg]"),
    /** Heart rate over systolic pressure, the two measured within 5 minutes. */
    SHOCK_INDEX("shock_index", "shock index", "1");

    private final String prefix;
    private final String words;
    private final String unit;

    DerivedMeasure(String prefix, String words, String unit) {
        this.prefix = prefix;
        this.words = words;
        this.unit = unit;
    }

    /** The part of the feature name before the statistic. */
    public String prefix() {
        return prefix;
    }

    /** The quantity in words. */
    public String words() {
        return words;
    }

    /** UCUM unit. */
    public String unit() {
        return unit;
    }
}
