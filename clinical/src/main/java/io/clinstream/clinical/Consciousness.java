package io.clinstream.clinical;

import java.util.Locale;
import java.util.Optional;

/**
 * Level of consciousness on the ACVPU scale of NEWS2 (Royal College of Physicians 2017). The ordinal is the stored
 * number of {@link Signal#CONSCIOUSNESS}; anything but {@link #ALERT} scores 3 in NEWS2.
 */
public enum Consciousness {
    /** Alert. */
    ALERT("A"),
    /** New confusion. */
    CONFUSION("C"),
    /** Responds to voice. */
    VOICE("V"),
    /** Responds to pain. */
    PAIN("P"),
    /** Unresponsive. */
    UNRESPONSIVE("U");

    private final String letter;

    Consciousness(String letter) {
        this.letter = letter;
    }

    /** The letter of the scale. */
    public String letter() {
        return letter;
    }

    /** Finds a level by its letter, whatever its case and surrounding blanks; empty for anything else. */
    public static Optional<Consciousness> ofLetter(String letter) {
        String wanted = letter.strip().toUpperCase(Locale.ROOT);
        for (Consciousness level : values()) {
            if (level.letter.equals(wanted)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** The level stored as a number, 0 to 4. */
    public static Optional<Consciousness> ofOrdinal(int ordinal) {
        return ordinal >= 0 && ordinal < values().length ? Optional.of(values()[ordinal]) : Optional.empty();
    }
}
