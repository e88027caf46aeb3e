package io.clinstream.engine.catalog;

/** When a feature has no value. */
public enum NullRule {
    /** Never null: an empty window counts 0. */
    NEVER("never null; 0 without points"),
    /** Null when nothing is there. */
    EMPTY("null without points"),
    /** Null below two points: one point says nothing about spread. */
    BELOW_TWO_POINTS("null below 2 points"),
    /** Null below two distinct instants: several values of one instant say nothing about change. */
    BELOW_TWO_INSTANTS("null below 2 distinct instants"),
    /** Null when no event of the window carries a grade. */
    NO_GRADE("null without a graded event"),
    /** Null when none of the score's inputs is known; otherwise a partial score beside its count of missing inputs. */
    ALL_INPUTS_MISSING("null when every input is missing");

    private final String words;

    NullRule(String words) {
        this.words = words;
    }

    /** The rule in words. */
    public String words() {
        return words;
    }
}
