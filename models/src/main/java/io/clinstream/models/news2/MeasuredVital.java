package io.clinstream.models.news2;

import io.clinstream.clinical.Signal;
import io.clinstream.clinical.scores.News2Parameter;

/** One of the five inputs of NEWS2 that a monitor measures; the other two, consciousness and oxygen, are observed. */
enum MeasuredVital {
    RESPIRATORY_RATE(News2Parameter.RESPIRATORY_RATE, "Respiratory rate", "/min"),
    SPO2(News2Parameter.SPO2, "Oxygen saturation", "%"),
    SYSTOLIC(News2Parameter.BP_SYSTOLIC, "Systolic blood pressure", "mmHg"),
    HEART_RATE(News2Parameter.HEART_RATE, "Heart rate", "/min"),
    TEMPERATURE(News2Parameter.TEMPERATURE, "Temperature", "°C");

    private final News2Parameter parameter;
    private final String label;
    private final String spokenUnit;

    MeasuredVital(News2Parameter parameter, String label, String spokenUnit) {
        this.parameter = parameter;
        this.label = label;
        this.spokenUnit = spokenUnit;
    }

    News2Parameter parameter() {
        return parameter;
    }

    Signal signal() {
        return parameter.signal();
    }

    /** Name for people, at the start of a sentence. */
    String label() {
        return label;
    }

    /** The unit as people write it. */
    String spokenUnit() {
        return spokenUnit;
    }

    /** Feature that holds the newest value of the last 24 hours. */
    String lastFeature() {
        return signal().code() + "_last";
    }

    /** Feature that holds the hours from the newest value to the vector's instant. */
    String ageFeature() {
        return signal().code() + "_hours_since_last";
    }
}
