package io.clinstream.clinical.grading;

import io.clinstream.clinical.exact.Rational;

/**
 * The value before treatment to which some terms relate a result.
 *
 * @param value in the unit of the result; zero or less stands for none
 * @param abnormal whether it was above the upper limit of its own laboratory range
 */
public record Baseline(Rational value, boolean abnormal) {}
