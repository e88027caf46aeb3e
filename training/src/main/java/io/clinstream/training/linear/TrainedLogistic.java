package io.clinstream.training.linear;

import io.clinstream.training.data.LabelledRows;
import java.util.List;

/**
 * A fitted logistic regression: log-odds are the intercept plus, of each input, {@code weight × (value − median) /
 * deviation}, or {@code missingWeight} where it has no value.
 *
 * @param inputs the inputs in order
 * @param intercept log-odds of a row with every input at its median
 * @param lambda strength of L2 that the validation part chose
 * @param validationLoss mean log loss there
 * @param rows training rows it was fitted on
 */
public record TrainedLogistic(List<Input> inputs, double intercept, double lambda, double validationLoss, int rows) {

    /** Copies the list. */
    public TrainedLogistic {
        inputs = List.copyOf(inputs);
    }

    /**
     * One input.
     *
     * @param name the feature
     * @param median stands in for a missing value
     * @param deviation what differences from the median are divided by, above 0
     * @param weight log-odds per deviation
     * @param missingWeight log-odds added where there is no value
     */
    public record Input(String name, double median, double deviation, double weight, double missingWeight) {

        double contribution(double value) {
            return Double.isNaN(value) ? missingWeight : weight * ((value - median) / deviation);
        }
    }

    /** Log-odds of every row, before calibration. */
    public double[] margins(LabelledRows of) {
        int[] places = of.places(inputs.stream().map(Input::name).toList());
        double[] margins = new double[of.size()];
        for (int row = 0; row < margins.length; row++) {
            double margin = intercept;
            for (int input = 0; input < places.length; input++) {
                margin += inputs.get(input).contribution(of.value(row, places[input]));
            }
            margins[row] = margin;
        }
        return margins;
    }
}
