package io.clinstream.prediction.serving;

import io.clinstream.prediction.audit.Answer;

/** What becomes of one request for a prediction. */
public sealed interface Outcome {

    /**
     * An answer, a refusal to score included. It is in the log.
     *
     * @param answer the answer
     */
    record Answered(Answer answer) implements Outcome {}

    /** No event of this patient was ever accepted. */
    record NeverSeen() implements Outcome {}

    /** The online store does not answer, or holds no whole vector: no answer, and none made up. */
    record StoreUnavailable() implements Outcome {}

    /** The online store was emptied and is being filled again: an absent patient says nothing. */
    record StoreRebuilding() implements Outcome {}

    /** The log did not take the answer: no log, no score. */
    record LogUnavailable() implements Outcome {}
}
