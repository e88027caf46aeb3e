package io.clinstream.platform.config;

import java.util.Objects;

/** A secret from the configuration. Its text form is redacted, so it cannot reach a log by accident. */
public final class Secret {

    private final String value;

    /** Wraps the secret text. */
    public Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** The secret itself; only for handing it to the client that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "<redacted>";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
