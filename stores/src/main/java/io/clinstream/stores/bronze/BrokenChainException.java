package io.clinstream.stores.bronze;

/** Objects of a chain are missing, overlap, or do not hold what they say. */
public final class BrokenChainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the objects and offsets. */
    public BrokenChainException(String message) {
        super(message);
    }
}
