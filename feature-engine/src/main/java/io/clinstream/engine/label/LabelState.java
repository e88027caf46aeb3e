package io.clinstream.engine.label;

import java.util.OptionalInt;

/** What a label is worth. Only the first two enter training and evaluation. */
public enum LabelState {
    /** An event that counts has its onset in the horizon. */
    POSITIVE(OptionalInt.of(1)),
    /** None has, and horizon and reporting lag have passed. */
    NEGATIVE_MATURE(OptionalInt.of(0)),
    /** None is known yet; the horizon or the time for late reports has not passed. */
    IMMATURE(OptionalInt.empty()),
    /** The patient left the study before the horizon ended, without an event. */
    CENSORED(OptionalInt.empty()),
    /** Whether an event lies in the horizon cannot be told. */
    UNDECIDABLE(OptionalInt.empty());

    private final OptionalInt value;

    LabelState(OptionalInt value) {
        this.value = value;
    }

    /** The label: 1, 0, or none. */
    public OptionalInt value() {
        return value;
    }
}
