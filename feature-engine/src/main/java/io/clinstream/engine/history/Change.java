package io.clinstream.engine.history;

import java.util.List;
import java.util.Optional;

/**
 * What an event did to a history.
 *
 * @param outcomes one per measurement in the event's order, or a single one
 * @param facts to put into the store, each under its key; also of a restatement that is reported as a duplicate but has
 *     a place in the order of versions
 * @param emission why a vector must be emitted; empty when nothing was accepted
 */
public record Change(List<Outcome> outcomes, List<StoredFact> facts, Optional<Trigger> emission) {

    /** Copies the lists. */
    public Change {
        outcomes = List.copyOf(outcomes);
        facts = List.copyOf(facts);
    }
}
