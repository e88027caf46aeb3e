package io.clinstream.features.seal;

/** Something that sealing needs has not happened yet. */
public final class NotYetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is waited for. */
    public NotYetException(String message) {
        super(message);
    }
}
