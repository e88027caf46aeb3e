package io.clinstream.models.pack;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.ClinicalGroup;
import io.clinstream.models.Freshness;
import io.clinstream.models.InvalidModelException;
import io.clinstream.models.score.Thresholds;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of a manifest by itself; the first broken one is named with its field and value. */
final class ManifestCheck {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern FEATURE_SET = Pattern.compile("[0-9a-f]{16}");
    private static final int MOST_INPUTS = 10_000;
    private static final int MOST_BOOSTERS = 100;

    private final ModelManifest manifest;

    ManifestCheck(ModelManifest manifest) {
        this.manifest = manifest;
    }

    void run() {
        require(manifest.format() == ModelManifest.FORMAT, "format", manifest.format(), "must be 1");
        require(
                NAME.matcher(manifest.name()).matches(),
                "name",
                manifest.name(),
                "must be 1 to 64 lower-case letters, digits and hyphens");
        require(!manifest.description().isBlank(), "description", "blank", "must say what the model is");
        require(!manifest.outcome().isBlank(), "outcome", "blank", "must say what the probability is of");
        require(
                FEATURE_SET.matcher(manifest.featureSet()).matches(),
                "feature_set",
                manifest.featureSet(),
                "must be the 16 hex digits of a feature set");
        inputs();
        required();
        freshness();
        calibration();
        thresholds(manifest.thresholds());
        explanation();
        ensemble();
    }

    private void inputs() {
        List<String> inputs = manifest.inputs();
        require(!inputs.isEmpty(), "inputs", "empty", "must name a feature");
        require(inputs.size() <= MOST_INPUTS, "inputs", inputs.size() + " names", "must be 10,000 at most");
        distinct("inputs", inputs);
        FeatureCatalog catalog = FeatureCatalog.current();
        if (manifest.featureSet().equals(catalog.featureSet())) {
            knownFeatures(inputs, catalog);
        }
    }

    /** Whether the catalogue has every input. */
    static void knownFeatures(List<String> inputs, FeatureCatalog catalog) {
        for (int index = 0; index < inputs.size(); index++) {
            require(
                    catalog.find(inputs.get(index)).isPresent(),
                    "inputs[" + index + "]",
                    inputs.get(index),
                    "must be a feature of the catalogue");
        }
    }

    private void required() {
        distinct("required", manifest.required());
        Set<String> inputs = Set.copyOf(manifest.inputs());
        for (int index = 0; index < manifest.required().size(); index++) {
            String feature = manifest.required().get(index);
            require(inputs.contains(feature), "required[" + index + "]", feature, "must be one of the inputs");
        }
    }

    private void freshness() {
        for (Map.Entry<String, Freshness> entry : manifest.freshness().entrySet()) {
            String field = "freshness." + entry.getKey();
            require(
                    ClinicalGroup.ofCode(entry.getKey()).isPresent(),
                    field,
                    entry.getKey(),
                    "must be vitals, labs or adverse_events");
            Required.field(field, entry.getValue());
            Required.field(field + ".stale_after", entry.getValue().staleAfter());
            require(
                    entry.getValue().staleAfter().toSeconds() > 0,
                    field + ".stale_after",
                    entry.getValue().staleAfter(),
                    "must be a second at least");
        }
    }

    private void calibration() {
        double slope = manifest.calibration().slope();
        double intercept = manifest.calibration().intercept();
        require(Double.isFinite(slope) && slope > 0, "calibration.slope", slope, "must be a number above 0");
        require(Double.isFinite(intercept), "calibration.intercept", intercept, "must be a number");
    }

    private static void thresholds(Thresholds thresholds) {
        require(thresholds.medium() > 0, "thresholds.medium", thresholds.medium(), "must be above 0");
        require(
                thresholds.high() >= thresholds.medium(),
                "thresholds.high",
                thresholds.high(),
                "must not be below thresholds.medium, which is " + thresholds.medium());
        require(thresholds.high() < 1, "thresholds.high", thresholds.high(), "must be below 1");
        Required.field("thresholds.rule", thresholds.rule());
        require(!thresholds.rule().isBlank(), "thresholds.rule", "blank", "must say how they were chosen");
    }

    private void explanation() {
        require(
                manifest.explanation().method() == manifest.kind().explanation(),
                "explanation.method",
                manifest.explanation().method(),
                "must be " + manifest.kind().explanation() + " for a model of kind " + manifest.kind());
        boolean onnx = manifest.kind() == ModelKind.ONNX;
        require(
                (manifest.onnx() != null) == onnx,
                "onnx",
                onnx ? "absent" : "given",
                onnx ? "must name input and output of the graph" : "belongs to a model of kind ONNX only");
        Map<String, Double> reference = manifest.explanation().reference();
        Set<String> expected = onnx ? Set.copyOf(manifest.inputs()) : Set.of();
        require(
                reference.keySet().equals(expected),
                "explanation.reference",
                reference.size() + " values",
                onnx ? "must have a value for each input and nothing else" : "belongs to a model of kind ONNX only");
        reference.forEach((input, value) -> {
            boolean finite = value != null && Double.isFinite(value);
            require(finite, "explanation.reference." + input, String.valueOf(value), "must be a number");
        });
    }

    private void ensemble() {
        List<ModelManifest.Booster> boosters = manifest.ensemble();
        require(
                boosters.isEmpty() || manifest.kind() == ModelKind.XGBOOST,
                "ensemble",
                boosters.size() + " boosters",
                "belongs to a model of kind XGBOOST only");
        require(boosters.size() <= MOST_BOOSTERS, "ensemble", boosters.size() + " boosters", "must be 100 at most");
        distinct("ensemble", boosters.stream().map(ModelManifest.Booster::file).toList());
        for (int index = 0; index < boosters.size(); index++) {
            ModelManifest.Booster booster = boosters.get(index);
            boolean usable = Double.isFinite(booster.weight()) && booster.weight() != 0;
            require(usable, "ensemble[" + index + "].weight", booster.weight(), "must be a number other than 0");
            Integer trees = booster.trees();
            require(trees == null || trees > 0, "ensemble[" + index + "].trees", trees + "", "must be above 0");
        }
    }

    private static void distinct(String field, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < names.size(); index++) {
            require(seen.add(names.get(index)), field + "[" + index + "]", names.get(index), "must not be there twice");
        }
    }

    private static void require(boolean holds, String field, Object value, String rule) {
        if (!holds) {
            throw new InvalidModelException(field, String.valueOf(value), rule);
        }
    }
}
