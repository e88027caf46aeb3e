package io.clinstream.training.linear;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** One fit by XGBoost's linear booster: coordinate descent on the penalised log loss, ended by the validation part. */
final class CoordinateDescent {

    private static final double STEP = 0.7;

    private final LogisticParameters parameters;

    CoordinateDescent(LogisticParameters parameters) {
        this.parameters = parameters;
    }

    /** Weights of the columns, then the intercept, at the best round. */
    Fit fit(DMatrix training, DMatrix validation, double lambda) throws XGBoostError {
        Map<String, DMatrix> watched = Map.of("training", training, "validation", validation);
        Booster booster = XGBoost.train(training, settings(lambda), 0, watched, null, null, null, 0);
        try {
            booster.setParam("eval_metric", "logloss");
            DMatrix[] parts = {validation};
            String[] names = {"validation"};
            Fit best = null;
            int bestRound = 0;
            for (int round = 0; round < parameters.mostRounds() && round - bestRound < parameters.patience(); round++) {
                booster.update(training, round);
                String printed = booster.evalSet(parts, names, round);
                double loss = Double.parseDouble(printed.substring(printed.lastIndexOf(':') + 1));
                if (best == null || loss < best.loss()) {
                    best = new Fit(lambda, loss, weights(booster.toByteArray("json")));
                    bestRound = round;
                }
            }
            if (best == null) {
                throw new IllegalStateException("there is one round at least");
            }
            return best;
        } finally {
            booster.dispose();
        }
    }

    private Map<String, Object> settings(double lambda) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("booster", "gblinear");
        settings.put("updater", "coord_descent");
        settings.put("feature_selector", "cyclic");
        settings.put("objective", "binary:logistic");
        // Log-odds 0: the booster's own bias is then the whole intercept.
        settings.put("base_score", 0.5);
        settings.put("eta", STEP);
        settings.put("lambda", lambda);
        settings.put("alpha", 0);
        settings.put(
                "nthread",
                parameters.threads() == 0 ? Runtime.getRuntime().availableProcessors() : parameters.threads());
        settings.put("verbosity", 0);
        return settings;
    }

    private static double[] weights(byte[] json) {
        try {
            JsonNode weights = Json.MAPPER.readTree(json).at("/learner/gradient_booster/model/weights");
            double[] read = new double[weights.size()];
            for (int index = 0; index < read.length; index++) {
                read[index] = weights.get(index).doubleValue();
            }
            return read;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("XGBoost's own document cannot be read", unreadable);
        }
    }

    /** A fit, the intercept last among the weights. */
    static final class Fit {

        private final double lambda;
        private final double loss;
        private final double[] weights;

        private Fit(double lambda, double loss, double[] weights) {
            this.lambda = lambda;
            this.loss = loss;
            this.weights = weights;
        }

        double lambda() {
            return lambda;
        }

        double loss() {
            return loss;
        }

        double weight(int column) {
            return weights[column];
        }

        double intercept() {
            return weights[weights.length - 1];
        }
    }
}
