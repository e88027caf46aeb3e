package io.clinstream.clinical.adverse;

import java.util.Locale;
import java.util.Optional;

/** Intensity of an adverse event, AESEV (CDISC codelist C66769). Not seriousness, which is about the outcome. */
public enum Severity {
    /** Asymptomatic or mild; no intervention. */
    MILD(1),
    /** Minimal, local or non-invasive intervention; limits instrumental activities of daily life. */
    MODERATE(2),
    /** Medically significant, not immediately life-threatening; limits self care. */
    SEVERE(3);

    private final int grade;

    Severity(int grade) {
        this.grade = grade;
    }

    /** The CTCAE grade with the same general meaning (CTCAE v5.0, NCI grading instructions). */
    public int grade() {
        return grade;
    }

    /** Finds a severity by its submission value, whatever the case; empty for anything outside the code list. */
    public static Optional<Severity> ofTerm(String term) {
        String wanted = term.strip().toUpperCase(Locale.ROOT);
        for (Severity severity : values()) {
            if (severity.name().equals(wanted)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
