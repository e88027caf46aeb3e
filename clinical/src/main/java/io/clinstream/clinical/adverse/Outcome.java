package io.clinstream.clinical.adverse;

import java.util.Locale;
import java.util.Optional;

/** Outcome of an adverse event, AEOUT (CDISC codelist C66768), with the number ICH E2B gives it. */
public enum Outcome {
    /** Recovered. */
    RECOVERED("RECOVERED/RESOLVED", 1),
    /** Recovering. */
    RECOVERING("RECOVERING/RESOLVING", 2),
    /** Not recovered. */
    NOT_RECOVERED("NOT RECOVERED/NOT RESOLVED", 3),
    /** Recovered with sequelae. */
    RECOVERED_WITH_SEQUELAE("RECOVERED/RESOLVED WITH SEQUELAE", 4),
    /** Fatal. */
    FATAL("FATAL", 5),
    /** Unknown. */
    UNKNOWN("UNKNOWN", 6);

    private final String term;
    private final int e2bCode;

    Outcome(String term, int e2bCode) {
        this.term = term;
        this.e2bCode = e2bCode;
    }

    /** The submission value. */
    public String term() {
        return term;
    }

    /** The ICH E2B number, 1 to 6. */
    public int e2bCode() {
        return e2bCode;
    }

    /** Finds an outcome by its submission value or its own name, whatever the case; empty outside the code list. */
    public static Optional<Outcome> ofTerm(String term) {
        String wanted = term.strip().toUpperCase(Locale.ROOT);
        for (Outcome outcome : values()) {
            if (outcome.term.equals(wanted) || outcome.name().equals(wanted)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
