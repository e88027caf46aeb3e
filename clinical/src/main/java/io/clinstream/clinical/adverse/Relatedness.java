package io.clinstream.clinical.adverse;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether an adverse event is attributed to the treatment. AEREL has no CDISC code list; the words are those of the CDISC
 * pilot, the WHO-UMC scale and trial practice, split as in Wellcome Open Research 2020 table 5.
 */
public enum Relatedness {
    /** Possible, probable, likely, definite, certain or plainly related. */
    RELATED,
    /** None, unrelated, remote or unlikely. */
    NOT_RELATED,
    /** Absent, unassessable, or a word this scale does not know. */
    UNKNOWN;

    /** Reads a causality statement, whatever its case; null and blank are unknown. */
    public static Relatedness of(@Nullable String statement) {
        if (statement == null) {
            return UNKNOWN;
        }
        return switch (statement.strip().toUpperCase(Locale.ROOT)) {
            case "RELATED",
                    "POSSIBLE",
                    "POSSIBLY RELATED",
                    "PROBABLE",
                    "PROBABLY RELATED",
                    "LIKELY",
                    "PROBABLE/LIKELY",
                    "DEFINITE",
                    "DEFINITELY RELATED",
                    "CERTAIN",
                    "Y" -> RELATED;
            case "NONE", "NOT RELATED", "UNRELATED", "REMOTE", "UNLIKELY", "UNLIKELY RELATED", "N" -> NOT_RELATED;
            default -> UNKNOWN;
        };
    }

    /** Whether a safety alert counts the event: unknown counts as related [U]. */
    public boolean countsAsRelated() {
        return this != NOT_RELATED;
    }
}
