package io.clinstream.training.evaluation;

import java.util.Arrays;

/**
 * A figure with the interval of its bootstrap.
 *
 * @param estimate the figure on all rows; NaN where it is not defined, as an AUROC without positives
 * @param low lower end of the 95 % interval: the 2.5th percentile; NaN where no replicate has the figure
 * @param high upper end: the 97.5th percentile
 * @param replicates replicates in which the figure was defined
 */
public record Interval(double estimate, double low, double high, int replicates) {

    private static final double TAIL = 0.025;

    /** The interval of the replicates of a figure; NaN among them are left out. */
    public static Interval of(double estimate, double[] replicates) {
        double[] defined = Arrays.stream(replicates)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return new Interval(estimate, percentile(defined, TAIL), percentile(defined, 1 - TAIL), defined.length);
    }

    /** Percentile of sorted values by linear interpolation; NaN of none. */
    static double percentile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
