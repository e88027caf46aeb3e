package io.clinstream.features.training;

/** A training set was asked for in a way that has no answer; the message names the field, its value and the rule. */
public final class InvalidTrainingRequestException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** The field by its name in the request, and what is wrong with it. */
    public InvalidTrainingRequestException(String field, String message) {
        super(field + " " + message);
        this.field = field;
    }

    /** Name of the field in the request. */
    public String field() {
        return field;
    }
}
