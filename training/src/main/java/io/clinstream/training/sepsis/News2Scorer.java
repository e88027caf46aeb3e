package io.clinstream.training.sepsis;

import io.clinstream.training.calibration.PlattScaling;
import io.clinstream.training.data.LabelledRows;

/**
 * The NEWS2 total as a probability, by a logistic regression on the validation part, which keeps its order. An hour without
 * any input of NEWS2 counts as a total of 0.
 */
record News2Scorer(PlattScaling scaling) implements HourScorer {

    static final String FEATURE = "news2_last";

    static News2Scorer fit(LabelledRows validation) {
        return new News2Scorer(PlattScaling.fit(validation, totals(validation)));
    }

    static double[] totals(LabelledRows rows) {
        int place = rows.place(FEATURE);
        double[] totals = new double[rows.size()];
        for (int row = 0; row < totals.length; row++) {
            float total = rows.value(row, place);
            totals[row] = Float.isNaN(total) ? 0 : total;
        }
        return totals;
    }

    @Override
    public String name() {
        return "NEWS2";
    }

    @Override
    public double[] probabilities(LabelledRows rows) {
        return scaling.probabilities(totals(rows));
    }

    @Override
    public String description() {
        return "NEWS2 total of the newest inputs of 24 hours (" + FEATURE + ")";
    }
}
