package io.clinstream.training.data;

/** A training set from which no model can honestly be trained; the message says what must be and what was. */
public final class UnusableTrainingSetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public UnusableTrainingSetException(String message) {
        super(message);
    }
}
