package io.clinstream.prediction.idempotency;

/** The key was given before, with another request. */
public final class KeyReusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyReusedException() {
        super("the key was given with another request");
    }
}
