package io.clinstream.streams.intake;

import io.clinstream.clinical.Rejection;
import io.clinstream.schema.CanonicalEvent;
import java.util.List;

/** What becomes of one raw record. */
sealed interface IntakeOutcome {

    /**
     * It becomes an event of the canonical log.
     *
     * @param event the event
     * @param lost one refusal per measurement that was taken out of it; empty for a whole reading
     */
    record Accepted(CanonicalEvent event, List<Rejection> lost) implements IntakeOutcome {
        /** Copies the list. */
        public Accepted {
            lost = List.copyOf(lost);
        }
    }

    /**
     * Nothing of it is accepted.
     *
     * @param rejection the first reason found
     */
    record Refused(Rejection rejection) implements IntakeOutcome {}
}
