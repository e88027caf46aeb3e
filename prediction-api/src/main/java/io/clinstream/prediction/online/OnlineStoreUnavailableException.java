package io.clinstream.prediction.online;

/** The online store does not answer: an outage, to be retried. */
public final class OnlineStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was asked. */
    public OnlineStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
