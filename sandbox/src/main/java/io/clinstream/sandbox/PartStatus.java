package io.clinstream.sandbox;

import java.time.Instant;

/**
 * The state of one part since a moment.
 *
 * @param part which part
 * @param state what it does
 * @param pid number of its process; 0 where there is none
 * @param exitCode how its process ended; 0 while it runs or after a stop
 * @param since when this state began
 */
public record PartStatus(Part part, PartState state, long pid, int exitCode, Instant since) {}
