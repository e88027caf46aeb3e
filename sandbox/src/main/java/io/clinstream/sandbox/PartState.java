package io.clinstream.sandbox;

/** What a part does at the moment. */
public enum PartState {
    /** Its process runs but does not answer yet. */
    STARTING,
    /** It answers. */
    READY,
    /** It was stopped on request. */
    STOPPED,
    /** Its process ended without being asked to. */
    CRASHED
}
