package io.clinstream.contract;

/**
 * Names of the headers that tell of a released dead letter. The record sent again carries {@link #RELEASED_FROM} and
 * {@link #ORIGIN}; the note beside the letter, a record without value, carries {@link #RELEASED_LETTER} and
 * {@link #RELEASED_TO}; both carry the rest. No header names a patient or a value.
 */
public final class ReleaseHeaders {

    /** On the record sent again: partition and offset of its dead letter, {@code 3/17}. */
    public static final String RELEASED_FROM = "clinstream.released-from";
    /** On the record sent again: partition and offset of the refused record in the same topic, {@code 3/17}. */
    public static final String ORIGIN = "clinstream.released-origin";
    /** On the note: offset of the released letter in the partition of the note, decimal text. */
    public static final String RELEASED_LETTER = "clinstream.released-letter";
    /** On the note: topic, partition and offset of the record sent again, {@code clinical.vitals 3/17}. */
    public static final String RELEASED_TO = "clinstream.released-to";
    /** Id of the run that released it. */
    public static final String RELEASE_ID = "clinstream.release-id";
    /** Who released it. */
    public static final String RELEASED_BY = "clinstream.released-by";
    /** Why, in the words of that person. */
    public static final String RELEASED_WHY = "clinstream.released-why";

    private ReleaseHeaders() {}
}
