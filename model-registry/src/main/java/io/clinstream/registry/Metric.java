package io.clinstream.registry;

import java.time.Instant;

/**
 * One value of a curve, as a run writes it: the validation AUROC after iteration 40.
 *
 * @param key what is measured
 * @param step iteration, from 0
 * @param value the value; may be NaN where it is not defined
 * @param at when it was measured
 */
public record Metric(String key, long step, double value, Instant at) {}
