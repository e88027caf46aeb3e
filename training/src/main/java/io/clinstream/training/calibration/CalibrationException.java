package io.clinstream.training.calibration;

/** Scores from which no honest probabilities or thresholds can be made; the message says why. */
public final class CalibrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public CalibrationException(String message) {
        super(message);
    }
}
