package io.clinstream.models.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Seeded data with missing values, and boosters trained on them by XGBoost itself. */
final class Boosters {

    private static final double MISSING = 0.2;

    private Boosters() {}

    /** Values to a few decimals, as measured ones are, so that many stand exactly on a threshold; a fifth missing. */
    static float[] rows(Random random, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int place = 0; place < values.length; place++) {
            boolean coarse = place % columns % 2 == 0;
            double value = coarse ? Math.round(random.nextGaussian() * 10) : random.nextGaussian();
            values[place] = random.nextDouble() < MISSING ? Float.NaN : (float) value;
        }
        return values;
    }

    static DMatrix matrix(float[] values, int columns) throws XGBoostError {
        return new DMatrix(values, values.length / columns, columns, Float.NaN);
    }

    static Booster train(Random random, int rows, int columns, int depth, int rounds) throws XGBoostError {
        float[] values = rows(random, rows, columns);
        float[] labels = new float[rows];
        for (int row = 0; row < rows; row++) {
            double risk = 0;
            for (int column = 0; column < columns; column++) {
                float value = values[row * columns + column];
                risk += Float.isNaN(value) ? 0.3 : Math.sin(value * (column + 1));
            }
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(2 - risk)) ? 1 : 0;
        }
        DMatrix matrix = matrix(values, columns);
        matrix.setLabel(labels);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("max_depth", depth);
        parameters.put("eta", 0.1);
        parameters.put("base_score", 0.2);
        parameters.put("seed", 7);
        parameters.put("nthread", 1);
        parameters.put("tree_method", "hist");
        return XGBoost.train(matrix, parameters, rounds, Map.of(), null, null);
    }

    static double[] row(float[] values, int columns, int row) {
        double[] inputs = new double[columns];
        for (int column = 0; column < columns; column++) {
            inputs[column] = values[row * columns + column];
        }
        return inputs;
    }
}
