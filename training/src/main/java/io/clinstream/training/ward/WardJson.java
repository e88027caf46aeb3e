package io.clinstream.training.ward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import io.clinstream.training.evaluation.Interval;
import io.clinstream.training.evaluation.Reliability;

/** An evaluation as JSON. A figure that is not defined is null. */
final class WardJson {

    private WardJson() {}

    static String of(WardEvaluation evaluation) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("training_set", evaluation.trainingSet());
        document.put("rows", evaluation.rows());
        document.put("patients", evaluation.patients());
        document.put("positives", evaluation.positives());
        document.put("contradicted_labels", evaluation.contradicted());
        document.put("auroc_below_true_hazard", evaluation.lost());
        document.put("meets_the_goal", evaluation.meetsTheGoal());
        ArrayNode scorers = document.putArray("scorers");
        evaluation.figures().scorers().forEach(figures -> {
            ObjectNode scorer = scorers.addObject().put("name", figures.name());
            put(scorer, "auroc", figures.auroc());
            put(scorer, "auprc", figures.auprc());
            put(scorer, "brier", figures.brier());
            put(scorer, "calibration_slope", figures.slope());
            put(scorer, "calibration_intercept", figures.intercept());
        });
        ArrayNode differences = document.putArray("differences");
        evaluation.figures().differences().forEach(difference -> {
            ObjectNode against = differences.addObject().put("against", difference.against());
            put(against, "auroc", difference.auroc());
            put(against, "auprc", difference.auprc());
        });
        ArrayNode bins = document.putArray("reliability");
        for (Reliability.Bin bin : evaluation.reliability()) {
            bins.addObject()
                    .put("rows", bin.rows())
                    .put("predicted", bin.predicted())
                    .put("observed", bin.observed());
        }
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an evaluation cannot be written as JSON", impossible);
        }
    }

    private static void put(ObjectNode scorer, String name, Interval interval) {
        if (Double.isNaN(interval.estimate())) {
            scorer.putNull(name);
            return;
        }
        scorer.putObject(name)
                .put("estimate", interval.estimate())
                .put("low", interval.low())
                .put("high", interval.high());
    }
}
