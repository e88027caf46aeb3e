package io.clinstream.training.linear;

import io.clinstream.training.data.LabelledRows;
import java.util.Arrays;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The standardised inputs followed by the indicators of being missing. A missing value is 0 after imputation, so it is left
 * out of the sparse matrix, which makes the matrix as small as the data are.
 */
final class DesignMatrix {

    private final int[] places;
    private final Standardisation[] inputs;
    private final int[] bearers;

    DesignMatrix(int[] places, Standardisation[] inputs, int[] bearers) {
        this.places = places.clone();
        this.inputs = inputs.clone();
        this.bearers = bearers.clone();
    }

    int width() {
        return places.length + bearers.length;
    }

    /** These rows; the caller disposes of it. */
    DMatrix of(LabelledRows rows, int[] chosen) throws XGBoostError {
        long[] ends = new long[chosen.length + 1];
        int room = Math.max(1, chosen.length) * Math.max(1, places.length) / 2;
        int[] columns = new int[room];
        float[] values = new float[room];
        float[] labels = new float[chosen.length];
        int filled = 0;
        for (int index = 0; index < chosen.length; index++) {
            int row = chosen[index];
            if (values.length - filled < width()) {
                int more = values.length + values.length / 2 + width();
                columns = Arrays.copyOf(columns, more);
                values = Arrays.copyOf(values, more);
            }
            for (int input = 0; input < places.length; input++) {
                float value = rows.value(row, places[input]);
                if (!Float.isNaN(value)) {
                    columns[filled] = input;
                    values[filled++] = (float) inputs[input].of(value);
                }
            }
            for (int indicator = 0; indicator < bearers.length; indicator++) {
                if (Float.isNaN(rows.value(row, places[bearers[indicator]]))) {
                    columns[filled] = places.length + indicator;
                    values[filled++] = 1;
                }
            }
            ends[index + 1] = filled;
            labels[index] = rows.positive(row) ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(
                ends,
                Arrays.copyOf(columns, filled),
                Arrays.copyOf(values, filled),
                DMatrix.SparseType.CSR,
                width(),
                Float.NaN,
                1);
        matrix.setLabel(labels);
        return matrix;
    }
}
