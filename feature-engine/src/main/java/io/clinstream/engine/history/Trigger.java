package io.clinstream.engine.history;

/** Why an event asks for a vector. */
public enum Trigger {
    /** Something new was accepted. */
    EVENT,
    /** Something known was replaced or withdrawn. */
    CORRECTION,
    /** The subject record changed. */
    SUBJECT
}
