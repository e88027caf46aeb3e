package io.clinstream.prediction.audit;

/** The log did not take a prediction: an outage; the answer must be withheld. */
public final class PredictionLogUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what failed. */
    public PredictionLogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
