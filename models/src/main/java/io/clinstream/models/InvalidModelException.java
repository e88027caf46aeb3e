package io.clinstream.models;

/** A model that must not be registered or served: which field is wrong, its value and the rule it breaks. */
public final class InvalidModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String value;
    private final String rule;

    /**
     * Names what is wrong.
     *
     * @param field place in the package, for example {@code inputs[3]}
     * @param value what stands there
     * @param rule what has to stand there
     */
    public InvalidModelException(String field, String value, String rule) {
        super(field + " is " + value + ": " + rule);
        this.field = field;
        this.value = value;
        this.rule = rule;
    }

    /** Place in the package. */
    public String field() {
        return field;
    }

    /** What stands there. */
    public String value() {
        return value;
    }

    /** What has to stand there. */
    public String rule() {
        return rule;
    }
}
