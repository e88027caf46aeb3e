package io.clinstream.models.score;

/**
 * The probabilities from which on a score is MEDIUM and HIGH.
 *
 * @param medium from here on MEDIUM; above 0
 * @param high from here on HIGH; not below {@code medium}, below 1
 * @param rule how the two were chosen, as a sentence
 */
public record Thresholds(double medium, double high, String rule) {

    /** The level of a probability. */
    public Risk risk(double probability) {
        if (probability >= high) {
            return Risk.HIGH;
        }
        return probability >= medium ? Risk.MEDIUM : Risk.LOW;
    }
}
