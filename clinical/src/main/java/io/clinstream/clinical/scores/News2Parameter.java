package io.clinstream.clinical.scores;

import io.clinstream.clinical.Signal;
import java.util.List;

/** The seven inputs of NEWS2, in the order of the chart. Diastolic pressure is not scored. */
public enum News2Parameter {
    /** Breaths a minute. */
    RESPIRATORY_RATE(Signal.RESPIRATORY_RATE, 3),
    /** Oxygen saturation, on scale 1 or 2. */
    SPO2(Signal.SPO2, 3),
    /** Room air or supplemental oxygen. */
    OXYGEN(Signal.SUPPLEMENTAL_O2, 2),
    /** Systolic blood pressure. */
    BP_SYSTOLIC(Signal.BP_SYSTOLIC, 3),
    /** Pulse. */
    HEART_RATE(Signal.HEART_RATE, 3),
    /** Alert, or new confusion, voice, pain, unresponsive. */
    CONSCIOUSNESS(Signal.CONSCIOUSNESS, 3),
    /** Body temperature. */
    TEMPERATURE(Signal.TEMPERATURE, 3);

    /** The five that a device measures; consciousness and oxygen are observed, and often not recorded. */
    public static final List<News2Parameter> MEASURED =
            List.of(RESPIRATORY_RATE, SPO2, BP_SYSTOLIC, HEART_RATE, TEMPERATURE);

    private final Signal signal;
    private final int mostPoints;

    News2Parameter(Signal signal, int mostPoints) {
        this.signal = signal;
        this.mostPoints = mostPoints;
    }

    /** The signal that feeds this parameter; its code is the parameter's name in an answer. */
    public Signal signal() {
        return signal;
    }

    /** The most points this parameter can give: 3, or 2 for oxygen. */
    public int mostPoints() {
        return mostPoints;
    }
}
