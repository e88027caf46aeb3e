package io.clinstream.registry;

/** PostgreSQL does not answer, or refuses; nothing was changed. The caller may try again. */
public final class RegistryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
