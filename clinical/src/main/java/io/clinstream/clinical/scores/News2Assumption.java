package io.clinstream.clinical.scores;

/** What NEWS2 takes for granted where an observation is not recorded. */
public enum News2Assumption {
    /** Consciousness was not recorded. */
    ALERT("The patient is taken to be alert."),
    /** Neither oxygen nor its concentration was recorded. */
    ROOM_AIR("The patient is taken to breathe room air."),
    /** Oxygen was not recorded, its concentration was, at 21 per cent. */
    ROOM_AIR_BY_FIO2("The patient is taken to breathe room air, as the inspired oxygen is 21 per cent."),
    /** Oxygen was not recorded, its concentration was, above 21 per cent. */
    OXYGEN_BY_FIO2("The patient is taken to breathe oxygen, as the inspired oxygen is above 21 per cent.");

    private final String explanation;

    News2Assumption(String explanation) {
        this.explanation = explanation;
    }

    /** One sentence for a person. */
    public String explanation() {
        return explanation;
    }
}
