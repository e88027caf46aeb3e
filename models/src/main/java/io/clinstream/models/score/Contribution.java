package io.clinstream.models.score;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One reason behind a score.
 *
 * @param input name of the input: a catalogue feature; of NEWS2 also {@code consciousness} or {@code supplemental_o2}
 * @param value value used; empty where it is missing, or observed and not measured
 * @param unit UCUM unit; empty text where there is none
 * @param points points of NEWS2, 1 to 3; empty for a model that is no point score
 * @param logOdds additive share of the log-odds
 * @param text the reason as a sentence; empty text for the small ones of a model
 */
public record Contribution(
        String input, OptionalDouble value, String unit, OptionalInt points, double logOdds, String text) {}
