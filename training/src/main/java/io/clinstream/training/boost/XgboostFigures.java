package io.clinstream.training.boost;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Figures of an iteration as XGBoost prints them: {@code [7]\ttraining-logloss:0.1\tvalidation-auc:0.9 …}. */
final class XgboostFigures {

    private static final String[] NAMES = {"training", "validation"};

    private final DMatrix[] parts;

    XgboostFigures(DMatrix training, DMatrix validation) {
        this.parts = new DMatrix[] {training, validation};
    }

    /** The figures after an iteration, counted from 0. */
    IterationFigures of(Booster booster, int iteration) throws XGBoostError {
        Map<String, Double> printed = parse(booster.evalSet(parts, NAMES, iteration));
        return new IterationFigures(
                iteration + 1,
                printed.getOrDefault("training-logloss", Double.NaN),
                printed.getOrDefault("validation-logloss", Double.NaN),
                printed.getOrDefault("validation-auc", Double.NaN),
                printed.getOrDefault("validation-aucpr", Double.NaN));
    }

    static Map<String, Double> parse(String line) {
        Map<String, Double> figures = new HashMap<>();
        for (String word : line.split("\t", -1)) {
            int colon = word.lastIndexOf(':');
            if (colon > 0) {
                figures.put(
                        word.substring(0, colon),
                        Double.valueOf(word.substring(colon + 1).replace("nan", "NaN")));
            }
        }
        return figures;
    }
}
