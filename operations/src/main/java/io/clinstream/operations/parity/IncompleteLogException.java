package io.clinstream.operations.parity;

/** The log does not hold what is needed to recompute anything. */
final class IncompleteLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IncompleteLogException(String message) {
        super(message);
    }
}
