package io.clinstream.features.past;

import org.jspecify.annotations.Nullable;

/**
 * A feature in one stored vector.
 *
 * @param position of the vector
 * @param knownAt newest known-at of the events behind it, epoch milliseconds
 * @param trigger why there is a vector
 * @param value null where the feature has none, or the vector's feature set did not have the feature
 */
public record HistoryPoint(
        Position position,
        long knownAt,
        String trigger,
        @Nullable Double value) {}
