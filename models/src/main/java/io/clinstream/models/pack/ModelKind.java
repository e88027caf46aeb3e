package io.clinstream.models.pack;

import io.clinstream.models.score.ContributionMethod;

/** The kinds of model a package may hold. */
public enum ModelKind {
    /** Gradient-boosted trees of XGBoost. */
    XGBOOST(ContributionMethod.SHAP_TREE_PATH),
    /** Logistic regression. */
    LOGISTIC(ContributionMethod.LINEAR),
    /** An ONNX graph of a data scientist's own. */
    ONNX(ContributionMethod.SHAPLEY_SAMPLED);

    private final ContributionMethod explanation;

    ModelKind(ContributionMethod explanation) {
        this.explanation = explanation;
    }

    /** How scores of this kind are explained. */
    public ContributionMethod explanation() {
        return explanation;
    }
}
