package io.clinstream.prediction.served;

/** The registry or the object store does not answer: an outage, to be retried. */
public final class ModelSourceAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what does not answer. */
    public ModelSourceAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
