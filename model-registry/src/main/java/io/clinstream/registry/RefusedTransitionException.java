package io.clinstream.registry;

/** A change that the registry's rules forbid, with the rule; nothing was changed, and trying again does not help. */
public final class RefusedTransitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedTransitionException(String message) {
        super(message);
    }
}
