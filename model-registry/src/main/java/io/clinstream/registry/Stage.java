package io.clinstream.registry;

import java.util.Locale;

/** Where a version stands. Of one name at most one version is in production. */
public enum Stage {
    /** Registered, never served. */
    STAGING,
    /** Served. */
    PRODUCTION,
    /** Was served; another took its place. */
    ARCHIVED;

    /** The stage as tables and answers spell it, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stage of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
