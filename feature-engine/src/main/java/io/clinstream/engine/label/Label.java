package io.clinstream.engine.label;

/** The labels: whether an adverse event of some kind begins within {@link LabelDefinition#HORIZON} of a vector. */
public enum Label {
    /** Any. */
    ADVERSE_EVENT("adverse_event_24h", "label_state", "an incident adverse event"),
    /** Of CTCAE grade 2 or higher. */
    GRADE_2_PLUS("ae_grade2plus_24h", "an incident adverse event of grade 2 or higher"),
    /** Of CTCAE grade 3 or higher. */
    GRADE_3_PLUS("ae_grade3plus_24h", "an incident adverse event of grade 3 or higher"),
    /** That meets a seriousness criterion. */
    SERIOUS("ae_serious_24h", "an incident adverse event that meets a seriousness criterion"),
    /** That is not known to be unrelated to treatment. */
    RELATED("ae_related_24h", "an incident adverse event that is not known to be unrelated to treatment");

    private static final int MODERATE = 2;
    private static final int SEVERE = 3;

    private final String column;
    private final String stateColumn;
    private final String meaning;

    Label(String column, String meaning) {
        this(column, column + "_state", meaning);
    }

    Label(String column, String stateColumn, String meaning) {
        this.column = column;
        this.stateColumn = stateColumn;
        this.meaning = meaning;
    }

    /** Column of the label: 1, 0 or null. */
    public String column() {
        return column;
    }

    /** Column of its {@link LabelState}. */
    public String stateColumn() {
        return stateColumn;
    }

    /** What has its onset in the horizon where the label is 1. */
    public String meaning() {
        return meaning;
    }

    /** Whether an incident is of this kind. */
    Truth isMetBy(Incident incident) {
        return switch (this) {
            case ADVERSE_EVENT -> Truth.YES;
            case GRADE_2_PLUS -> graded(incident, MODERATE);
            case GRADE_3_PLUS -> graded(incident, SEVERE);
            case SERIOUS -> Truth.of(incident.serious());
            // What is not known to be unrelated counts as related, as a sponsor has to assume.
            case RELATED -> Truth.of(!Boolean.FALSE.equals(incident.related()));
        };
    }

    private static Truth graded(Incident incident, int least) {
        return incident.grade().isEmpty()
                ? Truth.UNKNOWN
                : Truth.of(incident.grade().getAsInt() >= least);
    }
}
