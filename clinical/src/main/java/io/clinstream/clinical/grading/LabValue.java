package io.clinstream.clinical.grading;

import io.clinstream.clinical.exact.Rational;
import org.jspecify.annotations.Nullable;

/**
 * One laboratory result with what is needed to grade it, all in the canonical unit of its analyte.
 *
 * @param value the result; calcium corrected for albumin where that is known
 * @param lowerLimit of the record's own laboratory range; null where not reported, zero or less stands for that too
 * @param upperLimit likewise
 * @param baseline null where there is none; the terms that need one take it to be normal
 */
public record LabValue(
        Rational value,
        @Nullable Rational lowerLimit,
        @Nullable Rational upperLimit,
        @Nullable Baseline baseline) {}
