package io.clinstream.models;

import io.clinstream.models.score.Assessment;

/** A model ready to score. Safe for use by many threads. */
public interface ScoringModel extends AutoCloseable {

    /** Which model it is. */
    ModelIdentity identity();

    /**
     * Scores a patient. Pure and total: it reads no clock and nothing outside its input, the same input gives the same
     * bits, and whatever the input, the answer is an assessment: a score, or a refusal with its reasons.
     */
    Assessment assess(ScoringInput input);

    /** Frees what the model holds outside the heap; it must not be used afterwards. */
    @Override
    void close();
}
