package io.clinstream.engine.catalog;

/** When a feature has no value. */
public enum NullRule {
    /** Never null: an empty window counts 0. */
    NEVER("never null; 0 without points"),
    /** Never null: it follows from the time alone, or has a value of its own where nothing is there. */
    ALWAYS_KNOWN("never null"),
    /** Null when nothing is there. */
    EMPTY("null without points"),
    /** Null below two points: one point says nothing about spread. */
    BELOW_TWO_POINTS("null below 2 points"),
    /** Null below two distinct instants: several values of one instant say nothing about change. */
    BELOW_TWO_INSTANTS("null below 2 distinct instants"),
    /** Null without the newest value, or without a value before the first dose; a percentage also where that is 0. */
    NO_BASELINE("null without a newest value, or a baseline other than 0"),
    /** Null without a value, or without an earlier one. */
    NO_EARLIER_VALUE("null without an earlier value"),
    /** Null without a value whose own record has an upper limit of normal. */
    NO_UPPER_LIMIT("null without an upper limit of normal"),
    /** Null without a value that can be graded. */
    NOT_GRADABLE("null without a gradable value"),
    /** Null unless every input is there, all within 24 hours, and no denominator is 0. */
    INPUT_MISSING("null unless all inputs lie within 24 h; null where a denominator is 0"),
    /** Null without creatinine, sex, or an age of 18 and above. */
    NOT_ESTIMABLE("null without creatinine, sex, or an age from 18"),
    /** Null unless bilirubin and a transaminase with upper limits are there. */
    NO_LIVER_PANEL("null unless bilirubin and ALT or AST are there with upper limits"),
    /** Null when no event of the window carries a grade. */
    NO_GRADE("null without a graded event"),
    /** Null when the subject record does not say. */
    NOT_RECORDED("null where not recorded"),
    /** Null without a dose, and before it. */
    NO_DOSE("null without a dose, and before it"),
    /** Null unless the study is unblinded and its arms are configured. */
    BLINDED("null in a blinded study"),
    /** Null until the patient is enrolled. */
    NOT_ENROLLED("null without enrolment, and before it"),
    /** Null until the patient is admitted to hospital. */
    NOT_ADMITTED("null without an admission to hospital, and before it"),
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
