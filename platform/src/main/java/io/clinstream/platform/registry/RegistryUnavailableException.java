package io.clinstream.platform.registry;

/** The registry does not answer; nothing is known about the record. Pause and retry, never dead-letter. */
public final class RegistryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was asked for and what went wrong. */
    public RegistryUnavailableException(String message) {
        super(message);
    }

    /** Says what was asked for and what went wrong. */
    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
