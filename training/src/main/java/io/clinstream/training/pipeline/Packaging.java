package io.clinstream.training.pipeline;

import io.clinstream.models.pack.ModelKind;
import io.clinstream.models.pack.ModelManifest;
import io.clinstream.models.pack.ModelManifest.Calibration;
import io.clinstream.models.pack.ModelManifest.CalibrationMethod;
import io.clinstream.models.pack.ModelManifest.Explanation;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.models.score.Thresholds;
import io.clinstream.training.data.TrainingSetFacts;
import io.clinstream.training.evaluation.PairedFigures;
import io.clinstream.training.evaluation.ScorerFigures;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a model package of a candidate. */
final class Packaging {

    private final TrainingPlan plan;
    private final TrainingSetFacts facts;
    private final Instant trainedAt;
    private final String codeVersion;

    Packaging(TrainingPlan plan, TrainingSetFacts facts, Instant trainedAt, String codeVersion) {
        this.plan = plan;
        this.facts = facts;
        this.trainedAt = trainedAt;
        this.codeVersion = codeVersion;
    }

    /** The package of a model whose numbers are one file. */
    ModelPackage of(
            Candidate candidate,
            ModelKind kind,
            String description,
            Map<String, byte[]> files,
            Map<String, Object> metrics) {
        ModelManifest draft = new ModelManifest(
                ModelManifest.FORMAT,
                candidate.name(),
                kind,
                description,
                outcome(),
                facts.featureSet(),
                candidate.inputs(),
                plan.required(),
                plan.freshness(),
                new Calibration(
                        CalibrationMethod.PLATT,
                        candidate.calibration().slope(),
                        candidate.calibration().intercept()),
                new Thresholds(
                        candidate.thresholds().medium(),
                        candidate.thresholds().high(),
                        candidate.thresholds().rule()),
                Explanation.by(kind.explanation()),
                null,
                List.of(),
                new ModelManifest.Training(facts.id(), facts.manifestSha256(), codeVersion, trainedAt),
                metrics,
                List.of());
        return ModelPackage.seal(draft, files);
    }

    /** What the probability is of. */
    String outcome() {
        return "the label " + facts.label() + ": an event that counts has its onset within 24 h after the vector ("
                + facts.request().path("label").path("events").asText("as configured") + ")";
    }

    /** The figures of a scorer on the test part by name, as a manifest holds them. */
    static Map<String, Object> metrics(PairedFigures figures, int scorer, double prevalence) {
        ScorerFigures own = figures.scorers().get(scorer);
        Map<String, Object> metrics = new LinkedHashMap<>();
        put(metrics, "auroc", own.auroc().estimate());
        put(metrics, "auroc_low", own.auroc().low());
        put(metrics, "auroc_high", own.auroc().high());
        put(metrics, "auprc", own.auprc().estimate());
        put(metrics, "auprc_low", own.auprc().low());
        put(metrics, "auprc_high", own.auprc().high());
        put(metrics, "prevalence", prevalence);
        put(metrics, "brier", own.brier().estimate());
        put(metrics, "calibration_slope", own.slope().estimate());
        put(metrics, "calibration_intercept", own.intercept().estimate());
        for (ScorerFigures other : figures.scorers()) {
            if (!other.name().equals(own.name())) {
                String prefix = other.name().replaceAll("[^A-Za-z0-9]+", "_").toLowerCase(Locale.ROOT);
                put(metrics, prefix + "_auroc", other.auroc().estimate());
                put(metrics, prefix + "_auprc", other.auprc().estimate());
            }
        }
        return metrics;
    }

    private static void put(Map<String, Object> metrics, String name, double value) {
        if (Double.isFinite(value)) {
            metrics.put(name, value);
        }
    }
}
