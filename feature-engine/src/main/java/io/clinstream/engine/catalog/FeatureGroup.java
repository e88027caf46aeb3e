package io.clinstream.engine.catalog;

/** What a feature is about: the chapters of the catalogue. */
public enum FeatureGroup {
    /** Vital signs. */
    VITALS("Vital signs"),
    /** Quantities computed from the vital signs of one reading. */
    HAEMODYNAMICS("Derived haemodynamics"),
    /** Published scores. */
    SCORES("Scores"),
    /** Laboratory tests. */
    LABS("Laboratory tests"),
    /** Adverse events. */
    ADVERSE_EVENTS("Adverse events");

    private final String title;

    FeatureGroup(String title) {
        this.title = title;
    }

    /** The heading of the chapter. */
    public String title() {
        return title;
    }
}
