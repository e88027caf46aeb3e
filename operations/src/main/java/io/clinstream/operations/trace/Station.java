package io.clinstream.operations.trace;

import java.util.List;

/**
 * What one station holds of an event.
 *
 * @param name for example {@code silver}
 * @param found one line per place: topic, partition and offset, or object and row; empty: nothing is there
 */
public record Station(String name, List<String> found) {

    /** Copies the list. */
    public Station {
        found = List.copyOf(found);
    }
}
