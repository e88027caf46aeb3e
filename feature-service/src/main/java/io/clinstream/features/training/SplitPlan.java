package io.clinstream.features.training;

/**
 * How rows are split.
 *
 * @param rule by what
 * @param seed of the draw of patients; the same seed draws the same, whatever else there is
 */
public record SplitPlan(SplitRule rule, long seed) {

    /** Seed where none is asked for. */
    public static final long DEFAULT_SEED = 1;
}
