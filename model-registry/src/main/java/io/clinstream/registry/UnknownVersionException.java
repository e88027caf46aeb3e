package io.clinstream.registry;

/** There is no such version. */
public final class UnknownVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownVersionException(String name, int version) {
        super("there is no version " + version + " of model " + name);
    }
}
