package io.clinstream.platform.config;

/** The configuration is wrong; the operator must mend it. Thrown at start, before anything half-starts. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which key is wrong and what was expected. */
    public ConfigurationException(String message) {
        super(message);
    }
}
