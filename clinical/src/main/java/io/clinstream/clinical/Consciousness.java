package io.clinstream.clinical;

import java.util.Locale;
import java.util.Optional;

/**
 * Level of consciousness on the ACVPU scale of NEWS2 (Royal College of Physicians 2017). Its number is what is
 * stored for {@link Signal#CONSCIOUSNESS}; anything but {@link #ALERT} scores 3 in NEWS2.
 */
public enum Consciousness {
    /** Alert. */
    ALERT("A", 0),
    /** New confusion. */
    CONFUSION("C", 1),
    /** Responds to voice. */
    VOICE("V", 2),
    /** Responds to pain. */
    PAIN("P", 3),
    /** Unresponsive. */
    UNRESPONSIVE("U", 4);

    private final String letter;
    private final int number;

    Consciousness(String letter, int number) {
        this.letter = letter;
        this.number = number;
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

    /** The number stored for this level: A 0, C 1, V 2, P 3, U 4. */
    public int number() {
        return number;
    }

    /** Finds a level by its stored number; empty outside 0 to 4. */
    public static Optional<Consciousness> ofNumber(int number) {
        for (Consciousness level : values()) {
            if (level.number == number) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
