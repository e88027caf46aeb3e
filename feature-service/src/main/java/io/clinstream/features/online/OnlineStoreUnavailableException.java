package io.clinstream.features.online;

/** Redis does not answer or refuses; the caller pauses and tries again, or answers 503. */
public final class OnlineStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was tried. */
    public OnlineStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
