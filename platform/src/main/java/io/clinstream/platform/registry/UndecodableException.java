package io.clinstream.platform.registry;

/** The bytes are not a value of the expected type in Confluent wire format: the record is poison. */
public final class UndecodableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the bytes, without showing them. */
    public UndecodableException(String message) {
        super(message);
    }

    /** Says what is wrong with the bytes, without showing them. */
    public UndecodableException(String message, Throwable cause) {
        super(message, cause);
    }
}
