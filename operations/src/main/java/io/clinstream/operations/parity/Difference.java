package io.clinstream.operations.parity;

import org.jspecify.annotations.Nullable;

/**
 * A value that is not what the log gives.
 *
 * @param place where it stands; names no patient
 * @param column feature or column
 * @param stored what the store holds; null: nothing
 * @param recomputed what the log gives; null: nothing
 */
record Difference(
        String place,
        String column,
        @Nullable String stored,
        @Nullable String recomputed) {

    @Override
    public String toString() {
        return column + " at " + place + ": stored " + stored + ", recomputed " + recomputed;
    }
}
