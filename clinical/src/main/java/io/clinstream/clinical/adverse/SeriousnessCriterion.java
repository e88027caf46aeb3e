package io.clinstream.clinical.adverse;

import java.util.Locale;
import java.util.Optional;

/**
 * Why an adverse event is serious in the regulatory sense: one criterion is enough, at any dose (ICH E2A, 21 CFR
 * 312.32). Cancer and overdose are legacy SDTM flags that the conformance rule CORE CG0041 counts too.
 */
public enum SeriousnessCriterion {
    /** Results in death. */
    DEATH("AESDTH"),
    /** Life-threatening at the time, not hypothetically. */
    LIFE_THREATENING("AESLIFE"),
    /** Inpatient hospitalisation or its prolongation, planned admissions excluded. */
    HOSPITALISATION("AESHOSP"),
    /** Persistent or significant disability or incapacity. */
    DISABILITY("AESDISAB"),
    /** Congenital anomaly or birth defect. */
    CONGENITAL_ANOMALY("AESCONG"),
    /** Other medically important event. */
    MEDICALLY_IMPORTANT("AESMIE"),
    /** Involves cancer (legacy). */
    CANCER("AESCAN"),
    /** Occurred with overdose (legacy). */
    OVERDOSE("AESOD");

    private final String sdtmVariable;

    SeriousnessCriterion(String sdtmVariable) {
        this.sdtmVariable = sdtmVariable;
    }

    /** The SDTM AE variable that carries the flag. */
    public String sdtmVariable() {
        return sdtmVariable;
    }

    /** Finds a criterion by its SDTM variable or its own name, whatever the case; empty for anything else. */
    public static Optional<SeriousnessCriterion> of(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        for (SeriousnessCriterion criterion : values()) {
            if (criterion.sdtmVariable.equals(wanted) || criterion.name().equals(wanted)) {
                return Optional.of(criterion);
            }
        }
        return Optional.empty();
    }
}
