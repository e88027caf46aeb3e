package io.clinstream.engine.history;

import java.util.List;
import java.util.Optional;

/**
 * What an event did to a history.
 *
 * @param outcomes one per measurement in the event's order, or a single one
 * @param fact to put into the store in its slot; also of a restatement that is reported as a duplicate but has a place
 *     in the order of versions; empty when nothing new was said
 * @param emission why a vector must be emitted; empty when nothing was accepted
 */
public record Change(List<Outcome> outcomes, Optional<StoredFact> fact, Optional<Trigger> emission) {

    /** Copies the outcomes. */
    public Change {
        outcomes = List.copyOf(outcomes);
    }
}
