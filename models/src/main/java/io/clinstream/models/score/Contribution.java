package io.clinstream.models.score;

import java.util.OptionalDouble;

/**
 * One reason behind a score.
 *
 * @param input name of the input: a catalogue feature, {@code consciousness} or {@code supplemental_o2}
 * @param value value used; empty where it is observed, not measured
 * @param unit UCUM unit; empty text where there is none
 * @param points points of NEWS2, 1 to 3
 * @param logOdds additive share of the log-odds
 * @param text the reason as a sentence
 */
public record Contribution(String input, OptionalDouble value, String unit, int points, double logOdds, String text) {}
