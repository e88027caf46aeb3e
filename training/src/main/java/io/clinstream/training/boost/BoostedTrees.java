package io.clinstream.training.boost;

import io.clinstream.training.data.InformativeColumns;
import io.clinstream.training.data.LabelledRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/** Gradient-boosted trees on histograms, grown until the validation part gains nothing any more. */
public final class BoostedTrees {

    private static final String[] FIGURES = {"logloss", "auc", "aucpr"};

    private final TreeParameters parameters;

    /** A trainer with these parameters. */
    public BoostedTrees(TreeParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Grows trees.
     *
     * @param inputs the columns to learn from; those that are constant or always null in training are left out
     * @param listener hears of every iteration as it ends
     * @throws TrainingFailedException a part lacks positives or negatives, no input varies, or XGBoost failed
     */
    public TrainedTrees train(
            LabelledRows training, LabelledRows validation, List<String> inputs, Consumer<IterationFigures> listener) {
        bothClasses("training", training);
        bothClasses("validation", validation);
        List<String> kept = InformativeColumns.of(training, inputs);
        if (kept.isEmpty()) {
            throw new TrainingFailedException("none of the " + inputs.size() + " inputs varies in the training part");
        }
        DMatrix trainingMatrix = null;
        DMatrix validationMatrix = null;
        try {
            trainingMatrix = RowMatrix.of(training, kept);
            validationMatrix = RowMatrix.of(validation, kept);
            int positives = training.positives();
            return grow(
                    parameters.forXgboost(positives, training.size() - positives),
                    trainingMatrix,
                    validationMatrix,
                    kept,
                    listener);
        } catch (XGBoostError failed) {
            throw new TrainingFailedException("XGBoost failed: " + failed.getMessage(), failed);
        } finally {
            dispose(trainingMatrix);
            dispose(validationMatrix);
        }
    }

    private TrainedTrees grow(
            Map<String, Object> settings,
            DMatrix training,
            DMatrix validation,
            List<String> inputs,
            Consumer<IterationFigures> listener)
            throws XGBoostError {
        Map<String, DMatrix> watched = Map.of("training", training, "validation", validation);
        Booster booster = XGBoost.train(training, settings, 0, watched, null, null, null, 0);
        try {
            for (String figure : FIGURES) {
                booster.setParam("eval_metric", figure);
            }
            XgboostFigures figures = new XgboostFigures(training, validation);
            List<IterationFigures> iterations = new ArrayList<>();
            IterationFigures best = null;
            for (int iteration = 0; iteration < parameters.mostIterations(); iteration++) {
                booster.update(training, iteration);
                IterationFigures now = figures.of(booster, iteration);
                iterations.add(now);
                listener.accept(now);
                if (best == null
                        || parameters.stopping().of(now) > parameters.stopping().of(best)) {
                    best = now;
                }
                if (now.iteration() - best.iteration() >= parameters.patience()) {
                    break;
                }
            }
            int kept = best == null ? 0 : best.iteration();
            byte[] json = XgboostJson.firstTrees(booster.toByteArray("json"), kept);
            return new TrainedTrees(json, inputs, iterations, kept, gains(json, inputs));
        } finally {
            booster.dispose();
        }
    }

    private static Map<String, Double> gains(byte[] json, List<String> inputs) throws XGBoostError {
        Booster kept = loaded(json);
        try {
            return kept.getScore(inputs.toArray(new String[0]), "gain");
        } finally {
            kept.dispose();
        }
    }

    private static Booster loaded(byte[] json) throws XGBoostError {
        try {
            return XGBoost.loadModel(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a model in memory cannot be read", impossible);
        }
    }

    private static void bothClasses(String part, LabelledRows rows) {
        int positives = rows.positives();
        if (positives == 0 || positives == rows.size()) {
            throw new TrainingFailedException("the " + part + " part has " + positives + " positive rows of "
                    + rows.size() + "; both labels are needed");
        }
    }

    private static void dispose(@Nullable DMatrix matrix) {
        if (matrix != null) {
            matrix.dispose();
        }
    }
}
