package io.clinstream.training.boost;

/** How much more a rare positive row weighs than a negative one while trees grow. Calibration afterwards undoes the shift. */
public enum ClassWeight {
    /** Not more. */
    NONE,
    /** √(negatives / positives): what rare rows say is heard, without drowning the rest. */
    SQUARE_ROOT,
    /** negatives / positives: both classes weigh the same in all. */
    BALANCED;

    /** XGBoost's {@code scale_pos_weight} for so many rows. */
    public double of(int positives, int negatives) {
        double ratio = (double) negatives / positives;
        return switch (this) {
            case NONE -> 1;
            case SQUARE_ROOT -> Math.max(1, Math.sqrt(ratio));
            case BALANCED -> ratio;
        };
    }
}
