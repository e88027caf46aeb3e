package io.clinstream.training.pipeline;

import io.clinstream.models.margin.MarginModel;
import io.clinstream.training.calibration.PlattScaling;
import io.clinstream.training.calibration.ThresholdRule;
import io.clinstream.training.calibration.Thresholds;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.TrainingSet;
import io.clinstream.training.evaluation.Scores;
import java.util.List;

/**
 * A model that was trained, as it will be served, calibrated and with its levels.
 *
 * @param name of the model
 * @param model the function, by the serving code
 * @param inputs its inputs in order
 * @param calibration fitted on the validation part
 * @param thresholds chosen on the validation part
 * @param test its probabilities of the test part
 */
record Candidate(
        String name,
        MarginModel model,
        List<String> inputs,
        PlattScaling calibration,
        Thresholds thresholds,
        Scores test) {

    /** Calibrates a model, chooses its levels, and lets it see the test part. */
    static Candidate of(String name, MarginModel model, List<String> inputs, TrainingSet set, ThresholdRule rule) {
        LabelledRows validation = set.validation();
        double[] margins = MarginScores.of(model, inputs, validation);
        PlattScaling calibration = PlattScaling.fit(validation, margins);
        Thresholds thresholds = Thresholds.choose(rule, validation, calibration.probabilities(margins));
        double[] test = calibration.probabilities(MarginScores.of(model, inputs, set.test()));
        return new Candidate(name, model, inputs, calibration, thresholds, Scores.probabilities(name, test));
    }
}
