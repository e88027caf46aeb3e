package io.clinstream.stores;

/** An object is missing, or is not what its manifest says. */
public final class DamagedObjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the object and what is wrong with it. */
    public DamagedObjectException(String message) {
        super(message);
    }
}
