package io.clinstream.training.sepsis;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import io.clinstream.training.evaluation.Difference;
import io.clinstream.training.evaluation.Interval;
import io.clinstream.training.evaluation.ScorerFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The evaluation as JSON: every figure in full precision; one that is not defined is null. */
final class EvaluationJson {

    private EvaluationJson() {}

    static void write(EvaluationFacts facts, SepsisEvaluation evaluation, Path file) throws IOException {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("task", "onset of sepsis within (t, t + 24 h], every hour before the onset");
        root.put("data_sha256", facts.dataSha256()).put("split_sha256", facts.splitSha256());
        root.put("feature_set", facts.featureSet()).put("vectors", facts.vectors());
        root.put("commit", facts.commit()).put("made_at", facts.madeAt());
        facts.parts().forEach(part -> part(root.withArray("parts").addObject(), part, part.part()));
        root.put("measured_on", evaluation.part().part());
        facts.models().forEach(root.putObject("models")::put);
        for (ScorerFigures scorer : evaluation.figures().scorers()) {
            scorer(root.withArray("scorers").addObject(), scorer);
        }
        for (Difference difference : evaluation.figures().differences()) {
            difference(root.withArray("differences").addObject(), difference);
        }
        evaluation
                .utilities()
                .forEach(utility -> utility(root.withArray("utilities").addObject(), utility));
        ArrayNode inputs = root.putArray("inputs");
        facts.inputs().forEach(inputs::add);
        ObjectNode excluded = root.putObject("excluded_features");
        for (Map.Entry<String, String> entry : facts.excluded().entrySet()) {
            excluded.put(entry.getKey(), entry.getValue());
        }
        write(root, file);
    }

    static void write(ObjectNode root, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, Json.MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + "\n");
    }

    static void difference(ObjectNode node, Difference difference) {
        node.put("of", difference.of()).put("against", difference.against());
        interval(node, "auroc", difference.auroc());
        interval(node, "auprc", difference.auprc());
    }

    static void part(ObjectNode node, PartFigures part, String name) {
        node.put("part", name);
        node.put("patients", part.patients());
        node.put("septic_patients", part.septic());
        node.put("hours", part.hours());
        node.put("rows", part.rows());
        node.put("positive_rows", part.positives());
        node.put("prevalence", part.prevalence());
        node.put("hours_without_vector", part.withoutVector());
    }

    static void scorer(ObjectNode node, ScorerFigures scorer) {
        node.put("name", scorer.name());
        interval(node, "auroc", scorer.auroc());
        interval(node, "auprc", scorer.auprc());
        interval(node, "brier", scorer.brier());
        interval(node, "calibration_slope", scorer.slope());
        interval(node, "calibration_intercept", scorer.intercept());
        node.put("mean_probability", scorer.meanProbability());
    }

    private static void utility(ObjectNode node, UtilityFigures utility) {
        node.put("name", utility.name());
        node.put("threshold", utility.threshold());
        node.put("validation_utility", utility.validation());
        interval(node, "normalised_utility", utility.test());
        interval(node, "first_minus_this", utility.againstFirst());
        node.put("share_of_hours_alarmed", utility.alarmShare());
        node.put("septic_patients_warned_before_onset", utility.septicWarned());
        node.put("other_patients_alarmed", utility.othersAlarmed());
    }

    static void interval(ObjectNode node, String name, Interval interval) {
        ObjectNode written = node.putObject(name);
        number(written, "estimate", interval.estimate());
        number(written, "low", interval.low());
        number(written, "high", interval.high());
    }

    static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
