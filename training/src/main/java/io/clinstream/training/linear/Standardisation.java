package io.clinstream.training.linear;

import io.clinstream.training.data.LabelledRows;
import java.util.Arrays;

/**
 * How one input becomes a number around 0: {@code (value − median) / deviation}; a missing value stands at the median, so it
 * becomes 0.
 *
 * @param median of the values that are there; 0 where none is
 * @param deviation their standard deviation; 1 where they are all the same
 * @param mean of all rows, missing values at the median
 * @param missing rows without a value
 */
record Standardisation(double median, double deviation, double mean, int missing) {

    /** Learns it from the column of all rows. */
    static Standardisation of(LabelledRows rows, int place) {
        float[] values = new float[rows.size()];
        int present = 0;
        for (int row = 0; row < rows.size(); row++) {
            float value = rows.value(row, place);
            if (!Float.isNaN(value)) {
                values[present++] = value;
            }
        }
        float[] sorted = Arrays.copyOf(values, present);
        Arrays.sort(sorted);
        double median = present == 0 ? 0 : sorted[present / 2];
        double squares = 0;
        double mean = 0;
        for (float value : sorted) {
            mean += (double) value / present;
        }
        for (float value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = present < 2 ? 0 : Math.sqrt(squares / (present - 1));
        int missing = rows.size() - present;
        double imputed = (mean * present + median * missing) / rows.size();
        return new Standardisation(median, deviation > 0 ? deviation : 1, imputed, missing);
    }

    /** The number of a value that is there. */
    double of(double value) {
        return (value - median) / deviation;
    }
}
