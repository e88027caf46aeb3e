package io.clinstream.training.calibration;

import io.clinstream.models.calibration.PlattCalibration;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.LogisticFit;
import java.util.Arrays;

/**
 * Platt's scaling: the log-odds are {@code slope × margin + intercept}, by maximum likelihood on rows that no tree was
 * grown on. It keeps the order of rows.
 *
 * @param slope above 0
 * @param intercept log-odds of a margin of 0
 */
public record PlattScaling(double slope, double intercept) {

    /** Checks the slope. */
    public PlattScaling {
        if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException(
                    "slope must be above 0 and both finite, were " + slope + ", " + intercept);
        }
    }

    /**
     * Fits the scaling.
     *
     * @param rows the validation part
     * @param margins what the model says of each row, before calibration
     * @throws CalibrationException the margins separate the labels, or order them the wrong way round
     */
    public static PlattScaling fit(LabelledRows rows, double[] margins) {
        LogisticFit fit = LogisticFit.of(rows, margins);
        if (!fit.converged()) {
            throw new CalibrationException("the margins separate the labels of the validation part wholly: too few"
                    + " positives, or a feature that holds the answer");
        }
        if (!(fit.slope() > 0)) {
            throw new CalibrationException("on the validation part higher margins do not go with more positives (slope "
                    + fit.slope() + "): nothing was learnt");
        }
        return new PlattScaling(fit.slope(), fit.intercept());
    }

    /** The scaling as the serving code has it. */
    public PlattCalibration served() {
        return new PlattCalibration(slope, intercept);
    }

    /** The probabilities of margins, by the serving code. */
    public double[] probabilities(double[] margins) {
        PlattCalibration served = served();
        return Arrays.stream(margins)
                .map(margin -> PlattCalibration.probability(served.logOdds(margin)))
                .toArray();
    }
}
