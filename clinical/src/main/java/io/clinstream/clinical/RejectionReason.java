package io.clinstream.clinical;

/**
 * Why intake refuses a record or one of its measurements. The name is the dead letter's header, the metric's tag and
 * the row of the documentation, so a constant is never renamed.
 */
public enum RejectionReason {
    /** The payload is not a record of the wire format, or its body does not fit its schema. */
    UNDECODABLE("The payload cannot be decoded."),
    /** The registry does not know the schema id of the payload. */
    UNKNOWN_SCHEMA("The registry does not know the schema of the payload."),
    /** The payload decodes, but to a record type that does not belong into this topic. */
    WRONG_TYPE("The record is of a type that does not belong into this topic."),
    /** The record has a key but no value. */
    EMPTY_VALUE("The record has no value."),
    /** The record has no key. */
    MISSING_KEY("The record has no key."),
    /** The key is not the patient id of the value. */
    KEY_MISMATCH("The key is not the patient id that stands in the value."),
    /** The patient id is not 1 to 64 characters out of letters, digits, dot, underscore and hyphen. */
    INVALID_PATIENT_ID("The patient id does not match [A-Za-z0-9._-]{1,64}."),
    /** A field that identifies or dates the event is absent or blank. */
    MISSING_FIELD("A required field is absent or blank."),
    /** The time of the event cannot be read or lies outside the years 1900 to 2200. */
    INVALID_EVENT_TIME("The time of the event cannot be read or lies outside any plausible range."),
    /** The event claims to have happened more than five minutes after it arrived. */
    CLOCK_SKEW("The event claims to have happened more than five minutes after it arrived."),
    /** A value is not a finite number. */
    NOT_A_NUMBER("A value is not a finite number."),
    /** A value is outside what a living patient can have. */
    IMPOSSIBLE_VALUE("A value lies outside the limits of what is physiologically possible."),
    /** Two values of one reading contradict each other. */
    INCONSISTENT_VALUES("Two values of one reading contradict each other."),
    /** The unit is not one in which this measurement is accepted. */
    UNKNOWN_UNIT("The unit is not accepted for this measurement."),
    /** The unit is absent and the value fits more than one, or the value contradicts the unit. */
    AMBIGUOUS_UNIT("The unit is absent or contradicted by the value, and cannot be told from it."),
    /** The code of the measurement is unknown. */
    UNKNOWN_CODE("The code of the measurement is unknown."),
    /** The reading carries no measurement at all, or none is left after refusals. */
    NO_MEASUREMENT("The reading carries no measurement."),
    /** An adverse event ends before it begins. */
    ONSET_AFTER_END("The adverse event ends before its onset."),
    /** An adverse event was reported before it began. */
    ONSET_AFTER_REPORT("The adverse event was reported before its onset."),
    /** The grade of an adverse event is not a whole number 0 to 5. */
    INVALID_GRADE("The grade is not a whole number from 0 to 5."),
    /** A coded field holds a value outside its code list. */
    INVALID_CODE_VALUE("A coded field holds a value that is not in its code list."),
    /** The patient has live and historical records at once. */
    MIXED_CLOCK("The patient has both live and historical records.");

    private final String explanation;

    RejectionReason(String explanation) {
        this.explanation = explanation;
    }

    /** One sentence for a person; holds no value of the record. */
    public String explanation() {
        return explanation;
    }
}
