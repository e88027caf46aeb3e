package io.clinstream.models.pack;

import io.clinstream.models.Applicability;
import io.clinstream.models.ClinicalGroup;
import io.clinstream.models.Freshness;
import io.clinstream.models.InvalidModelException;
import io.clinstream.models.ModelIdentity;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.linear.LogisticModel;
import io.clinstream.models.margin.CalibratedModel;
import io.clinstream.models.margin.MarginModel;
import io.clinstream.models.onnx.OnnxDeclaration;
import io.clinstream.models.onnx.OnnxModel;
import io.clinstream.models.pack.ModelManifest.Booster;
import io.clinstream.models.tree.TreeEnsemble;
import io.clinstream.models.tree.TreeModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes a scoring model of a package. */
final class PackageOpening {

    private static final String LOGISTIC = "logistic.json";
    private static final String ONNX = "model.onnx";

    private final ModelManifest manifest;
    private final ModelPackage pack;

    PackageOpening(ModelPackage pack) {
        this.pack = pack;
        this.manifest = pack.manifest();
    }

    /** The files without which a model of this kind cannot be opened. */
    static List<String> needed(ModelManifest manifest) {
        return switch (manifest.kind()) {
            case XGBOOST -> manifest.boosters().stream().map(Booster::file).toList();
            case LOGISTIC -> List.of(LOGISTIC);
            case ONNX -> List.of(ONNX);
        };
    }

    ScoringModel open(String version) {
        return new CalibratedModel(
                new ModelIdentity(manifest.name(), version),
                manifest.inputs(),
                model(),
                applicability(),
                manifest.calibration().platt(),
                manifest.thresholds());
    }

    MarginModel model() {
        MarginModel model = switch (manifest.kind()) {
            case XGBOOST -> new TreeModel(trees());
            case LOGISTIC -> LogisticModel.read(bytes(LOGISTIC), manifest.inputs());
            case ONNX -> OnnxModel.open(bytes(ONNX), declaration());
        };
        if (model.inputs() != manifest.inputs().size()) {
            throw new InvalidModelException(
                    "inputs", manifest.inputs().size() + " names", "the model has " + model.inputs() + " inputs");
        }
        return model;
    }

    private OnnxDeclaration declaration() {
        ModelManifest.Onnx graph = Objects.requireNonNull(manifest.onnx(), "onnx");
        return new OnnxDeclaration(
                graph.input(),
                graph.output(),
                manifest.inputs(),
                Set.copyOf(manifest.required()),
                manifest.explanation().reference(),
                graph.missing());
    }

    private TreeEnsemble trees() {
        List<TreeEnsemble> parts = new ArrayList<>();
        for (Booster booster : manifest.boosters()) {
            TreeEnsemble all = TreeEnsemble.fromXgboostJson(bytes(booster.file()));
            Integer trees = booster.trees();
            parts.add((trees == null ? all : all.first(trees)).times(booster.weight()));
        }
        return TreeEnsemble.sum(parts);
    }

    private Applicability applicability() {
        Map<ClinicalGroup, Freshness> freshness = new EnumMap<>(ClinicalGroup.class);
        manifest.freshness()
                .forEach(
                        (code, rule) -> freshness.put(ClinicalGroup.ofCode(code).orElseThrow(), rule));
        return new Applicability(manifest.name(), manifest.featureSet(), manifest.required(), freshness);
    }

    private byte[] bytes(String name) {
        return pack.file(name).orElseThrow(() -> new InvalidModelException("files", name, "must be in the package"));
    }
}
