package io.clinstream.prediction.audit;

/** Where every answer is written before it is given. */
public interface PredictionLog {

    /**
     * Appends durably; returns only when the log has it.
     *
     * @throws PredictionLogUnavailableException the log did not take it in time: there must be no answer
     */
    void append(Answer answer);

    /** Whether the log answers now. */
    boolean isReachable();
}
