package io.clinstream.models.tree;

/** Shapley values of a tree that is too deep for tables: one walk over all its leaves. One object per explanation. */
final class DeepShap {

    private final double[] values;
    private final double[] contributions;
    private final LeafShapley shapley;
    private final int[] features;
    private final double[] agrees;
    private final double[] shares;
    private final double[] result;

    DeepShap(double[] values, double[] contributions, LeafShapley shapley, int deepest) {
        this.values = values;
        this.contributions = contributions;
        this.shapley = shapley;
        features = new int[deepest];
        agrees = new double[deepest];
        shares = new double[deepest];
        result = new double[deepest];
    }

    void add(Tree tree) {
        visit(tree, 0, 0);
    }

    /** Visits a node below so many distinct features. */
    private void visit(Tree tree, int node, int known) {
        if (tree.isLeaf(node)) {
            leaf(tree.value[node], known);
            return;
        }
        int feature = tree.feature[node];
        int split = TreeEnsemble.encode(feature, tree.defaultLeft[node]);
        boolean left = TreeEnsemble.goesLeft(split, tree.threshold[node], values);
        int slot = slot(feature, known);
        int next = Math.max(known, slot + 1);
        double agreed = slot < known ? agrees[slot] : 1;
        double share = slot < known ? shares[slot] : 1;
        features[slot] = feature;
        agrees[slot] = left ? agreed : 0;
        shares[slot] = share * tree.share(node, tree.left[node]);
        visit(tree, tree.left[node], next);
        agrees[slot] = left ? 0 : agreed;
        shares[slot] = share * tree.share(node, tree.right[node]);
        visit(tree, tree.right[node], next);
        agrees[slot] = agreed;
        shares[slot] = share;
    }

    private int slot(int feature, int known) {
        for (int slot = 0; slot < known; slot++) {
            if (features[slot] == feature) {
                return slot;
            }
        }
        return known;
    }

    private void leaf(double value, int known) {
        if (known == 0 || value == 0) {
            return;
        }
        shapley.of(known, agrees, shares, value, result);
        for (int slot = 0; slot < known; slot++) {
            contributions[features[slot]] += result[slot];
        }
    }
}
