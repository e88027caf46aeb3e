package io.clinstream.clinical;

/** What a reader should know about an accepted value. The names are stored, so a constant is never renamed. */
public enum QualityFlag {
    /** Possible but unusual: outside the suspect limits. Used like any other value, and counted. */
    SUSPECT("Outside the suspect limits."),
    /** The unit was absent or contradicted by the value and was inferred by a documented rule. */
    UNIT_INFERRED("The unit was inferred by rule.");

    private final String explanation;

    QualityFlag(String explanation) {
        this.explanation = explanation;
    }

    /** One sentence for a person. */
    public String explanation() {
        return explanation;
    }
}
