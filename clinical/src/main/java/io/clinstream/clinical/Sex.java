package io.clinstream.clinical;

import java.util.Locale;
import java.util.Optional;

/** Sex at birth as recorded in SDTM DM.SEX; unknown and undifferentiated are absent here. */
public enum Sex {
    /** F. */
    FEMALE,
    /** M. */
    MALE;

    /** Finds a sex by F, M or its English name, whatever the case; empty for anything else. */
    public static Optional<Sex> of(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "F", "FEMALE" -> Optional.of(FEMALE);
            case "M", "MALE" -> Optional.of(MALE);
            default -> Optional.empty();
        };
    }
}
