package io.clinstream.clinical.grading;

import java.math.BigDecimal;
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
        BigDecimal value,
        @Nullable BigDecimal lowerLimit,
        @Nullable BigDecimal upperLimit,
        @Nullable Baseline baseline) {}
