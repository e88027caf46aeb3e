package io.clinstream.registry;

/** Why a version changed its stage. */
public enum Cause {
    /** It was registered. */
    REGISTERED,
    /** Nothing of its name was in production. */
    FIRST,
    /** It was better than the version in production, on the same rows. */
    BEATS,
    /** Somebody wanted it in spite of the comparison, or without one. */
    OVERRIDE,
    /** Another version took its place. */
    DISPLACED,
    /** It had been in production before, and came back. */
    ROLLBACK
}
