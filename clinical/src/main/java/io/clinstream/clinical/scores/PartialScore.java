package io.clinstream.clinical.scores;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The total of a score and what it stands on. A missing item counts 0, so that a score with missing items is a lower
 * bound.
 *
 * @param <I> the items of the score
 * @param points of each item that could be judged
 * @param missing items that could not, in the order of the score
 */
public record PartialScore<I extends Enum<I>>(Map<I, Integer> points, List<I> missing) {

    /** Copies the collections, keeping the order of the score. */
    public PartialScore {
        points = points.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(points));
        missing = List.copyOf(missing);
    }

    /** A score of these points, unless none of its items could be judged. */
    static <I extends Enum<I>> Optional<PartialScore<I>> of(Map<I, Integer> points, List<I> items) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        List<I> missing =
                items.stream().filter(item -> !points.containsKey(item)).toList();
        return Optional.of(new PartialScore<>(points, missing));
    }

    /** Sum of the points. */
    public int total() {
        return points.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether every item could be judged. */
    public boolean isComplete() {
        return missing.isEmpty();
    }
}
