package io.clinstream.training.sepsis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import io.clinstream.training.evaluation.Difference;
import io.clinstream.training.evaluation.ScorerFigures;
import java.io.IOException;
import java.nio.file.Path;

/** A cross-validation as JSON: every figure in full precision; one that is not defined is null. */
final class CrossValidationJson {

    private CrossValidationJson() {}

    static void write(CrossValidationFacts facts, CrossValidation validation, Path file) throws IOException {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("task", "onset of sepsis within (t, t + 24 h], every hour before the onset");
        root.put("method", "patient-wise cross-validation, out-of-fold probabilities of all patients together");
        root.put("fold_rule", Folds.SEED).put("inner_rule", Folds.INNER_SEED + "<number of the fold, from 0>");
        root.put("data_sha256", facts.dataSha256()).put("feature_set", facts.featureSet());
        root.put("vectors", facts.vectors());
        root.put("commit", facts.commit()).put("made_at", facts.madeAt());
        EvaluationJson.part(root.putObject("cohort"), validation.cohort(), "all");
        for (ScorerFigures scorer : validation.figures().scorers()) {
            EvaluationJson.scorer(root.withArray("scorers").addObject(), scorer);
        }
        for (Difference difference : validation.figures().differences()) {
            EvaluationJson.difference(root.withArray("differences").addObject(), difference);
        }
        for (CrossValidation.PooledUtility utility : validation.utilities()) {
            ObjectNode node = root.withArray("utilities").addObject();
            node.put("name", utility.name());
            EvaluationJson.interval(node, "normalised_utility", utility.utility());
            EvaluationJson.interval(node, "first_minus_this", utility.againstFirst());
        }
        validation.folds().forEach(fold -> fold(root.withArray("folds").addObject(), fold));
        EvaluationJson.write(root, file);
    }

    private static void fold(ObjectNode node, FoldFigures fold) {
        EvaluationJson.part(node.putObject("training"), fold.training(), "train");
        EvaluationJson.part(node.putObject("inner_validation"), fold.inner(), "inner validation");
        EvaluationJson.part(node.putObject("left_out"), fold.out(), "left out");
        node.put("inputs", fold.inputs());
        for (FoldFigures.OfScorer scorer : fold.scorers()) {
            ObjectNode of = node.withArray("scorers").addObject();
            of.put("name", scorer.name()).put("description", scorer.description());
            EvaluationJson.number(of, "threshold", scorer.threshold());
            EvaluationJson.number(of, "inner_auroc", scorer.innerAuroc());
            EvaluationJson.number(of, "auroc", scorer.auroc());
            EvaluationJson.number(of, "normalised_utility", scorer.utility());
        }
    }
}
