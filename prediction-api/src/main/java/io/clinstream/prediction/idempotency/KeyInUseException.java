package io.clinstream.prediction.idempotency;

/** Another instance has a request with this key in hand, or was killed with it a moment ago. */
public final class KeyInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyInUseException() {
        super("a request with this key is in hand");
    }
}
