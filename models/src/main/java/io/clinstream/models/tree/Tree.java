package io.clinstream.models.tree;

import io.clinstream.models.InvalidModelException;

/**
 * One regression tree as XGBoost wrote it; node 0 is the root, a leaf has no left child.
 *
 * <p>Arrays, because a model has tens of thousands of nodes; they are not changed once the tree is made.
 */
final class Tree {

    /** Child of a leaf. */
    static final int NONE = -1;

    /** Splits above a leaf at most. */
    private static final int MOST_SPLITS = 64;

    final int[] left;
    final int[] right;
    final int[] feature;
    final float[] threshold;
    final boolean[] defaultLeft;
    final double[] value;
    final double[] cover;

    Tree(
            int[] left,
            int[] right,
            int[] feature,
            float[] threshold,
            boolean[] defaultLeft,
            double[] value,
            double[] cover) {
        this.left = left;
        this.right = right;
        this.feature = feature;
        this.threshold = threshold;
        this.defaultLeft = defaultLeft;
        this.value = value;
        this.cover = cover;
    }

    /** The same tree with every leaf multiplied. */
    Tree times(double weight) {
        double[] weighted = new double[value.length];
        for (int node = 0; node < weighted.length; node++) {
            weighted[node] = weight * value[node];
        }
        return new Tree(left, right, feature, threshold, defaultLeft, weighted, cover);
    }

    int nodes() {
        return left.length;
    }

    boolean isLeaf(int node) {
        return left[node] == NONE;
    }

    /** Share of a node's training data that went on to a child. */
    double share(int node, int child) {
        return cover[child] / cover[node];
    }

    /**
     * Checks that the nodes are one binary tree over known inputs.
     *
     * @param name of the tree, for the message
     * @param inputs number of inputs
     */
    void check(String name, int inputs) {
        boolean[] seen = new boolean[nodes()];
        int[] waiting = new int[nodes() + 2];
        int[] depth = new int[nodes()];
        int count = 1;
        while (count > 0) {
            int node = waiting[--count];
            require(!seen[node], name, node, "must be the child of one node");
            seen[node] = true;
            if (isLeaf(node)) {
                require(right[node] == NONE, name, node, "a leaf must have no child");
                require(Double.isFinite(value[node]), name, node, "a leaf must have a finite value");
            } else {
                inner(name, node, inputs);
                for (int next : new int[] {right[node], left[node]}) {
                    require(next > 0 && next < nodes() && count < nodes(), name, node, "must have two nodes below it");
                    depth[next] = depth[node] + 1;
                    require(
                            depth[next] <= MOST_SPLITS,
                            name,
                            next,
                            "must lie under " + MOST_SPLITS + " splits at most");
                    waiting[count++] = next;
                }
            }
        }
    }

    private void inner(String name, int node, int inputs) {
        require(feature[node] >= 0 && feature[node] < inputs, name, node, "must split on an input");
        require(!Float.isNaN(threshold[node]), name, node, "must have a threshold");
        require(
                Double.isFinite(cover[node]) && cover[node] > 0,
                name,
                node,
                "must have a cover (sum_hessian) above 0: contributions are shares of it");
    }

    private static void require(boolean holds, String name, int node, String rule) {
        if (!holds) {
            throw new InvalidModelException(name + " node", String.valueOf(node), rule);
        }
    }
}
