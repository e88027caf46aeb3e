package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;

/**
 * A logistic regression of the label on one number, by maximum likelihood.
 *
 * @param slope by which the number enters the log-odds
 * @param intercept log-odds where it is 0
 * @param converged whether Newton's steps became small; they do not where the number separates the labels
 */
public record LogisticFit(double slope, double intercept, boolean converged) {

    private static final int MOST_STEPS = 50;
    private static final int REPLICATE_STEPS = 3;
    private static final double SMALL = 1e-10;
    /** Below this mean log loss every row is as good as certain: the labels are separated. */
    private static final double SURE = 1e-6;
    /** Beyond this the labels are separated and the likelihood has no maximum. */
    private static final double STEEPEST = 1e4;

    /** Fits all rows. */
    public static LogisticFit of(LabelledRows rows, double[] numbers) {
        return search(rows, numbers, PatientBootstrap.once(rows.patientCount()));
    }

    /**
     * One bootstrap replicate of a fit: three of Newton's steps from the fit of all rows, after which what is left is far
     * below the width of an interval.
     */
    LogisticFit replicate(LabelledRows rows, double[] numbers, int[] weights) {
        LogisticFit now = this;
        for (int step = 0; step < REPLICATE_STEPS; step++) {
            double[] newton = newton(rows, numbers, weights, now);
            now = new LogisticFit(now.slope + newton[0], now.intercept + newton[1], converged);
        }
        return now;
    }

    private static LogisticFit search(LabelledRows rows, double[] numbers, int[] weights) {
        LogisticFit now = new LogisticFit(1, 0, false);
        double likelihood = logLikelihood(rows, numbers, weights, now);
        for (int step = 0; step < MOST_STEPS && Math.abs(now.slope) < STEEPEST; step++) {
            double[] newton = newton(rows, numbers, weights, now);
            LogisticFit next = now;
            double reached = Double.NEGATIVE_INFINITY;
            for (double share = 1; share > SMALL && !(reached >= likelihood); share /= 2) {
                next = new LogisticFit(now.slope + share * newton[0], now.intercept + share * newton[1], false);
                reached = logLikelihood(rows, numbers, weights, next);
            }
            if (!(reached >= likelihood) || now.isNear(next)) {
                return new LogisticFit(now.slope, now.intercept, likelihood < -SURE * rows.size());
            }
            now = next;
            likelihood = reached;
        }
        return now;
    }

    private boolean isNear(LogisticFit other) {
        return Math.abs(other.slope - slope) <= SMALL * (1 + Math.abs(slope))
                && Math.abs(other.intercept - intercept) <= SMALL * (1 + Math.abs(intercept));
    }

    private static double[] newton(LabelledRows rows, double[] numbers, int[] weights, LogisticFit at) {
        double gradientSlope = 0;
        double gradientIntercept = 0;
        double slopeSlope = 0;
        double slopeIntercept = 0;
        double interceptIntercept = 0;
        for (int row = 0; row < numbers.length; row++) {
            int weight = weights[rows.patient(row)];
            if (weight > 0) {
                double probability = probability(at.slope * numbers[row] + at.intercept);
                double residual = weight * ((rows.positive(row) ? 1 : 0) - probability);
                double curvature = weight * probability * (1 - probability);
                gradientSlope += residual * numbers[row];
                gradientIntercept += residual;
                slopeSlope += curvature * numbers[row] * numbers[row];
                slopeIntercept += curvature * numbers[row];
                interceptIntercept += curvature;
            }
        }
        double determinant = slopeSlope * interceptIntercept - slopeIntercept * slopeIntercept;
        if (!(determinant > 0)) {
            return new double[] {0, interceptIntercept > 0 ? gradientIntercept / interceptIntercept : 0};
        }
        return new double[] {
            (interceptIntercept * gradientSlope - slopeIntercept * gradientIntercept) / determinant,
            (slopeSlope * gradientIntercept - slopeIntercept * gradientSlope) / determinant
        };
    }

    private static double logLikelihood(LabelledRows rows, double[] numbers, int[] weights, LogisticFit at) {
        double sum = 0;
        for (int row = 0; row < numbers.length; row++) {
            int weight = weights[rows.patient(row)];
            if (weight > 0) {
                double logOdds = at.slope * numbers[row] + at.intercept;
                double against = rows.positive(row) ? -logOdds : logOdds;
                sum -= weight * (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against))));
            }
        }
        return sum;
    }

    /** The probability of log-odds. */
    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
