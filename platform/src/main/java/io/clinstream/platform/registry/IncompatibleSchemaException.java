package io.clinstream.platform.registry;

/** The registry refuses a schema as incompatible with its released versions; the developer must mend the schema. */
public final class IncompatibleSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the subject and gives the registry's reason. */
    public IncompatibleSchemaException(String subject, String reason) {
        super("the registry refuses the schema of subject " + subject + ": " + reason);
    }
}
