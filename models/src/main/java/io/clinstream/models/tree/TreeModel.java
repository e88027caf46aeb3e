package io.clinstream.models.tree;

import io.clinstream.models.margin.MarginModel;
import io.clinstream.models.score.ContributionMethod;

/** A tree ensemble with its Shapley values. */
public final class TreeModel implements MarginModel {

    private final TreeEnsemble trees;
    private final TreeShap shap;

    /** The model of an ensemble. */
    public TreeModel(TreeEnsemble trees) {
        this.trees = trees;
        this.shap = new TreeShap(trees);
    }

    @Override
    public int inputs() {
        return trees.inputs();
    }

    @Override
    public double margin(double[] inputs) {
        return trees.margin(inputs);
    }

    @Override
    public double explain(double[] inputs, double[] contributions) {
        return shap.explain(inputs, contributions);
    }

    @Override
    public ContributionMethod method() {
        return ContributionMethod.SHAP_TREE_PATH;
    }

    /** Nothing to free. */
    @Override
    public void close() {}
}
