package io.clinstream.platform.registry;

/** The value decodes, and is a record of another type than the topic's. */
public final class WrongTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names both types. */
    public WrongTypeException(String expected, String found) {
        super("expected a record of type " + expected + ", found " + found);
    }
}
