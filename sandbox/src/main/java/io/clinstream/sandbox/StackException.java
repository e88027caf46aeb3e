package io.clinstream.sandbox;

/** The stack cannot do what was asked; the message says why and what helps, in words for its user. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message for the user. */
    public StackException(String message) {
        super(message);
    }

    /** With a message for the user and what led to it. */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }

    /** For the user; every constructor asks for one. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
