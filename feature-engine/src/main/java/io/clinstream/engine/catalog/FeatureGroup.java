package io.clinstream.engine.catalog;

/** What a feature is about: the chapters of the catalogue. */
public enum FeatureGroup {
    /** Vital signs. */
    VITALS("Vital signs"),
    /** Quantities computed from the vital signs of one reading. */
    HAEMODYNAMICS("Derived haemodynamics"),
    /** Share of the values beyond a threshold. */
    BURDENS("Threshold burdens"),
    /** Weight, point-of-care glucose, pain, consciousness, oxygen. */
    BEDSIDE("Other bedside"),
    /** Published scores and indices. */
    SCORES("Scores and indices"),
    /** Laboratory tests. */
    LABS("Laboratory"),
    /** Adverse events. */
    ADVERSE_EVENTS("Adverse-event history"),
    /** Who the patient is, treatment, time of day. */
    CONTEXT("Exposure and context"),
    /** How much is known, how fresh, how good. */
    QUALITY("Missingness, recency, quality");

    private final String title;

    FeatureGroup(String title) {
        this.title = title;
    }

    /** The heading of the chapter. */
    public String title() {
        return title;
    }
}
