package io.clinstream.training.pipeline;

import io.clinstream.models.pack.ModelPackage;
import io.clinstream.training.report.TrainingReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a training made.
 *
 * @param model the package of the trees
 * @param rival the package of the logistic regression
 * @param report what there is to say
 * @param artifacts report and pictures by file name
 */
public record TrainingOutcome(
        ModelPackage model, ModelPackage rival, TrainingReport report, Map<String, byte[]> artifacts) {

    /** Copies the map, in its order. */
    public TrainingOutcome {
        artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
    }
}
