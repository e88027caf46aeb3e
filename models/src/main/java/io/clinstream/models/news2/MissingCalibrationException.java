package io.clinstream.models.news2;

/** There is no usable calibration table: a build fault; the API must not start. */
public final class MissingCalibrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingCalibrationException(String message) {
        super(message);
    }
}
