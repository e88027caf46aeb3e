package io.clinstream.training.sepsis;

import io.clinstream.models.tree.TreeEnsemble;
import io.clinstream.training.boost.TrainingFailedException;
import io.clinstream.training.data.LabelledRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.java.util.BigDenseMatrix;

/** Boosted trees on weighted rows, grown until the AUPRC of "onset within 24 h" gains nothing any more on validation. */
final class WeightedTrees implements AutoCloseable {

    private static final String FIGURE = "aucpr";

    /** The validation part is scored after so many trees. */
    private static final int LOOKED_EVERY = 5;

    private final DMatrix validation;
    private final Consumer<String> progress;

    /** A trainer for models of these inputs, judged on these rows. */
    WeightedTrees(LabelledRows validation, List<String> inputs, Consumer<String> progress) {
        this.progress = progress;
        try {
            this.validation = matrix(validation.size(), validation.places(inputs), validation::value);
            float[] labels = new float[validation.size()];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = validation.positive(row) ? 1 : 0;
            }
            this.validation.setLabel(labels);
        } catch (XGBoostError failed) {
            throw failure(failed);
        }
    }

    /**
     * How trees are grown.
     *
     * @param depth of a tree
     * @param eta learning rate
     * @param subsample share of the rows each tree sees
     * @param columns share of the columns each tree sees
     * @param leastLeaf least sum of curvature in a leaf
     * @param lambda L2 on leaves
     * @param most trees
     * @param patience trees without a better AUPRC before growing ends
     */
    record Growth(
            int depth,
            double eta,
            double subsample,
            double columns,
            double leastLeaf,
            double lambda,
            int most,
            int patience) {

        private static final int BINS = 64;

        Map<String, Object> forXgboost(long seed) {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("objective", "binary:logistic");
            settings.put("tree_method", "hist");
            settings.put("max_depth", depth);
            settings.put("eta", eta);
            settings.put("subsample", subsample);
            settings.put("colsample_bytree", columns);
            settings.put("min_child_weight", leastLeaf);
            settings.put("lambda", lambda);
            settings.put("max_bin", BINS);
            settings.put("nthread", Runtime.getRuntime().availableProcessors());
            settings.put("seed", seed);
            settings.put("verbosity", 0);
            return settings;
        }
    }

    /** Grows an ensemble on the rows of a draw. */
    TreeEnsemble grow(TrainingDraw draw, int[] places, Growth growth, long seed) {
        try {
            DMatrix matrix = matrix(draw.size(), places, draw::value);
            try {
                matrix.setLabel(draw.targets());
                matrix.setWeight(draw.weights());
                return grow(matrix, growth, seed);
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError failed) {
            throw failure(failed);
        }
    }

    private TreeEnsemble grow(DMatrix training, Growth growth, long seed) throws XGBoostError {
        Map<String, DMatrix> watched = Map.of("training", training, "validation", validation);
        Booster booster = XGBoost.train(training, growth.forXgboost(seed), 0, watched, null, null, null, 0);
        try {
            booster.setParam("eval_metric", FIGURE);
            DMatrix[] parts = {validation};
            String[] names = {"validation"};
            double best = Double.NEGATIVE_INFINITY;
            int kept = 0;
            for (int trees = 1; trees <= growth.most() && trees - kept <= growth.patience(); trees++) {
                booster.update(training, trees - 1);
                if (trees % LOOKED_EVERY != 0) {
                    continue;
                }
                String printed = booster.evalSet(parts, names, trees - 1);
                double figure = Double.parseDouble(printed.substring(printed.lastIndexOf(':') + 1));
                if (figure > best) {
                    best = figure;
                    kept = trees;
                }
            }
            progress.accept("  " + kept + " trees, AUPRC " + best + " on validation");
            return TreeEnsemble.fromXgboostJson(booster.toByteArray("json")).first(kept);
        } finally {
            booster.dispose();
        }
    }

    private DMatrix matrix(int rows, int[] places, Values values) throws XGBoostError {
        BigDenseMatrix dense = new BigDenseMatrix(rows, places.length);
        try {
            for (int row = 0; row < rows; row++) {
                for (int input = 0; input < places.length; input++) {
                    dense.set(row, input, values.at(row, places[input]));
                }
            }
            return new DMatrix(dense, Float.NaN);
        } finally {
            dense.dispose();
        }
    }

    /** The value at a row and the place of a column. */
    private interface Values {
        float at(int row, int place);
    }

    private static TrainingFailedException failure(XGBoostError failed) {
        return new TrainingFailedException("XGBoost failed: " + failed.getMessage(), failed);
    }

    @Override
    public void close() {
        validation.dispose();
    }
}
