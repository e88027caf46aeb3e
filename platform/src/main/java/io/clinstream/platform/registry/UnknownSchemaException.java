package io.clinstream.platform.registry;

/** The registry answers, and does not know the schema id: the record is poison. */
public final class UnknownSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the id. */
    public UnknownSchemaException(int id) {
        super("schema id " + id + " is not in the registry");
    }
}
