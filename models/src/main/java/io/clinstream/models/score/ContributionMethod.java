package io.clinstream.models.score;

/** How the contributions of a score were found. Whatever the method, base plus contributions is the log-odds. */
public enum ContributionMethod {
    /** The distance from total 0, shared out in proportion to the points of NEWS2. */
    NEWS2_POINTS,
    /** Exact Shapley values of a tree ensemble, the absent inputs averaged along the paths of its training data. */
    SHAP_TREE_PATH,
    /** Weight times distance from the training mean. */
    LINEAR,
    /** Shapley values by seeded permutations against the model's reference values. */
    SHAPLEY_SAMPLED
}
