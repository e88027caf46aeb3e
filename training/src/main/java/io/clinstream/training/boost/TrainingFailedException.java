package io.clinstream.training.boost;

/** XGBoost gave up, or there was nothing to learn from; the message says why. */
public final class TrainingFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public TrainingFailedException(String message) {
        super(message);
    }

    /** Says why, and what XGBoost said. */
    public TrainingFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
