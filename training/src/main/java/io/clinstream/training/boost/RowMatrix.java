package io.clinstream.training.boost;

import io.clinstream.training.data.LabelledRows;
import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.java.util.BigDenseMatrix;

/** Rows as XGBoost reads them: outside the Java heap, so that hundreds of megabytes are there once and not twice. */
final class RowMatrix {

    private RowMatrix() {}

    /** The columns of all rows with their labels; the caller disposes of it. */
    static DMatrix of(LabelledRows rows, List<String> columns) throws XGBoostError {
        int[] places = rows.places(columns);
        BigDenseMatrix dense = new BigDenseMatrix(rows.size(), places.length);
        try {
            float[] labels = new float[rows.size()];
            for (int row = 0; row < rows.size(); row++) {
                for (int input = 0; input < places.length; input++) {
                    dense.set(row, input, rows.value(row, places[input]));
                }
                labels[row] = rows.positive(row) ? 1 : 0;
            }
            DMatrix matrix = new DMatrix(dense, Float.NaN);
            matrix.setLabel(labels);
            return matrix;
        } finally {
            dense.dispose();
        }
    }
}
