package io.clinstream.models;

import java.util.Optional;

/** The groups of events whose age is known beside every vector. */
public enum ClinicalGroup {
    /** Vital signs. */
    VITALS("vitals", "Vital signs", "vital signs"),
    /** Laboratory results. */
    LABS("labs", "Laboratory results", "laboratory results"),
    /** Adverse-event reports. */
    ADVERSE_EVENTS("adverse_events", "Adverse-event reports", "adverse-event reports");

    private final String code;
    private final String subject;
    private final String words;

    ClinicalGroup(String code, String subject, String words) {
        this.code = code;
        this.subject = subject;
        this.words = words;
    }

    /** Name of the group in ages, manifests and answers. */
    public String code() {
        return code;
    }

    /** In words, at the start of a sentence. */
    public String subject() {
        return subject;
    }

    /** In words, within a sentence. */
    public String words() {
        return words;
    }

    /** Finds a group by its name; empty for an unknown one. */
    public static Optional<ClinicalGroup> ofCode(String code) {
        for (ClinicalGroup group : values()) {
            if (group.code.equals(code)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
