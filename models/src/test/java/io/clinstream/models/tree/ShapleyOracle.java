package io.clinstream.models.tree;

/** Shapley values by their definition: every coalition of features, each expectation by walking the tree. */
final class ShapleyOracle {

    private final Tree tree;
    private final double[] values;
    private final int features;

    ShapleyOracle(Tree tree, double[] values) {
        this.tree = tree;
        this.values = values;
        this.features = values.length;
    }

    double[] contributions() {
        double[] expected = new double[1 << features];
        for (int known = 0; known < expected.length; known++) {
            expected[known] = expected(0, known);
        }
        double[] contributions = new double[features];
        for (int feature = 0; feature < features; feature++) {
            for (int known = 0; known < expected.length; known++) {
                if ((known >> feature & 1) == 0) {
                    double weight = weight(Integer.bitCount(known));
                    contributions[feature] += weight * (expected[known | 1 << feature] - expected[known]);
                }
            }
        }
        return contributions;
    }

    /** Expectation at a node when some features are known: others are averaged by cover. */
    private double expected(int node, int known) {
        if (tree.isLeaf(node)) {
            return tree.value[node];
        }
        int left = tree.left[node];
        int right = tree.right[node];
        int feature = tree.feature[node];
        if ((known >> feature & 1) == 1) {
            float value = (float) values[feature];
            boolean goesLeft = Float.isNaN(value) ? tree.defaultLeft[node] : value < tree.threshold[node];
            return expected(goesLeft ? left : right, known);
        }
        return (tree.cover[left] * expected(left, known) + tree.cover[right] * expected(right, known))
                / tree.cover[node];
    }

    private double weight(int size) {
        return factorial(size) * factorial(features - size - 1) / factorial(features);
    }

    private static double factorial(int number) {
        return number < 2 ? 1 : number * factorial(number - 1);
    }
}
