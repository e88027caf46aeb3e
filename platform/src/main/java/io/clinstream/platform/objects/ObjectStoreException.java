package io.clinstream.platform.objects;

/** The object store does not answer or refuses; the caller pauses and tries again. */
public final class ObjectStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was tried. */
    public ObjectStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says what was not as it must be. */
    public ObjectStoreException(String message) {
        super(message);
    }
}
