package io.clinstream.training.sepsis;

import io.clinstream.models.linear.LogisticModel;
import io.clinstream.training.calibration.PlattScaling;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.linear.TrainedLogistic;
import io.clinstream.training.pipeline.MarginScores;
import java.util.Locale;

/** The logistic regression, calibrated on the validation part. */
record LogisticScorer(TrainedLogistic model, PlattScaling scaling) implements HourScorer {

    static LogisticScorer calibrated(TrainedLogistic model, LabelledRows validation) {
        return new LogisticScorer(model, PlattScaling.fit(validation, margins(model, validation)));
    }

    @Override
    public String name() {
        return "logistic regression";
    }

    @Override
    public double[] probabilities(LabelledRows rows) {
        return scaling.probabilities(margins(model, rows));
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "L2 logistic regression of %d inputs with indicators of being missing, λ %s, fitted on %,d rows of"
                        + " whole patients",
                model.inputs().size(),
                model.lambda(),
                model.rows());
    }

    private static double[] margins(TrainedLogistic model, LabelledRows rows) {
        return MarginScores.of(LogisticModel.of(model.terms()), model.inputs(), rows);
    }
}
