package io.clinstream.prediction.served;

/** A version that cannot be served as it is; trying again helps only once somebody has mended it. */
public final class UnusableModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong with it. */
    public UnusableModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
