package io.clinstream.engine.catalog;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import java.util.EnumSet;
import java.util.Set;

/** A quantity computed per reading from several signals, and only then looked at over time. */
public enum DerivedMeasure {
    /** Mean arterial pressure, (2 × diastolic + systolic) / 3 of one reading. */
    MAP("map", "mean arterial pressure", "mm[Hg]"),
    /** Systolic minus diastolic pressure of one reading. */
    PULSE_PRESSURE("pulse_pressure", "pulse pressure", "mm[Hg]"),
    /** Heart rate over systolic pressure, the two measured within 5 minutes. */
    SHOCK_INDEX("shock_index", "shock index", "1"),
    /** Heart rate over mean arterial pressure, paired like the shock index. */
    MODIFIED_SHOCK_INDEX("modified_shock_index", "modified shock index", "1");

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

    /** The signals it is computed from. */
    public Set<MeasurementCode> inputs() {
        return Set.copyOf(
                switch (this) {
                    case MAP, PULSE_PRESSURE -> EnumSet.of(Signal.BP_SYSTOLIC, Signal.BP_DIASTOLIC);
                    case SHOCK_INDEX -> EnumSet.of(Signal.BP_SYSTOLIC, Signal.HEART_RATE);
                    case MODIFIED_SHOCK_INDEX -> EnumSet.of(Signal.BP_SYSTOLIC, Signal.BP_DIASTOLIC, Signal.HEART_RATE);
                });
    }
}
