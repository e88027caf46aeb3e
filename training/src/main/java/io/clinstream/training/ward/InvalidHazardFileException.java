package io.clinstream.training.ward;

/** A hazard file is not what it should be; the message names line, column and rule. */
public final class InvalidHazardFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public InvalidHazardFileException(String message) {
        super(message);
    }
}
