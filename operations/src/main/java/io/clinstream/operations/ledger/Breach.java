package io.clinstream.operations.ledger;

import java.util.List;

/**
 * A rule that does not hold.
 *
 * @param rule what should hold
 * @param count how often it is broken
 * @param first the first breaks
 */
public record Breach(String rule, long count, List<String> first) {

    /** Copies the list. */
    public Breach {
        first = List.copyOf(first);
    }
}
