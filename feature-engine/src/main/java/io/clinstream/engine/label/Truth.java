package io.clinstream.engine.label;

import org.jspecify.annotations.Nullable;

/** Yes, no, or not known. */
enum Truth {
    YES,
    NO,
    UNKNOWN;

    /** Null means not known. */
    static Truth of(@Nullable Boolean value) {
        if (value == null) {
            return UNKNOWN;
        }
        return value ? YES : NO;
    }

    /** Yes if both are; no if one is not. */
    Truth and(Truth other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : UNKNOWN;
    }
}
