package io.clinstream.models.calibration;

/**
 * Logistic calibration (Platt 1999): log-odds = slope × margin + intercept. It keeps contributions additive.
 *
 * <p>Log-odds end at ±18, a probability of 1.5e-8 from certainty: no data that a model learns from supports more, and
 * nearer to 1 a double could not tell its own log-odds to nine digits.
 *
 * @param slope above 0
 * @param intercept log-odds at a margin of 0
 */
public record PlattCalibration(double slope, double intercept) {

    /** The log-odds are the margin. */
    public static final PlattCalibration NONE = new PlattCalibration(1, 0);

    /** Greatest log-odds given, either way. */
    public static final double MOST_LOG_ODDS = 18;

    /** Calibrated log-odds of a margin, before they are bounded. */
    public double unbounded(double margin) {
        return slope * margin + intercept;
    }

    /** Calibrated log-odds of a margin, from −18 to 18. */
    public double logOdds(double margin) {
        return Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, unbounded(margin)));
    }

    /** The probability at some log-odds; strict arithmetic, so the same bits on every machine. */
    public static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    /** The log-odds of a probability. */
    public static double logit(double probability) {
        return StrictMath.log(probability) - StrictMath.log1p(-probability);
    }
}
