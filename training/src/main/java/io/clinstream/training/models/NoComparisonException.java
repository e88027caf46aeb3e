package io.clinstream.training.models;

/** There is nothing to compare on, or the models cannot be compared on it. An override promotes without a comparison. */
final class NoComparisonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoComparisonException(String message) {
        super(message);
    }
}
