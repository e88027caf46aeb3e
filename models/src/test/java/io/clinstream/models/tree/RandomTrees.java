package io.clinstream.models.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Trees of any shape with any cover, some of them 0, as no training would give them. */
final class RandomTrees {

    private RandomTrees() {}

    static double[] row(Random random, int features) {
        double[] values = new double[features];
        for (int feature = 0; feature < features; feature++) {
            values[feature] = random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian();
        }
        return values;
    }

    static Tree grow(Random random, int features, int depth) {
        List<int[]> nodes = new ArrayList<>();
        List<double[]> numbers = new ArrayList<>();
        grow(random, features, depth, 1 + random.nextInt(1_000), nodes, numbers);
        int count = nodes.size();
        int[] left = new int[count];
        int[] right = new int[count];
        int[] feature = new int[count];
        float[] threshold = new float[count];
        boolean[] defaultLeft = new boolean[count];
        double[] value = new double[count];
        double[] cover = new double[count];
        for (int node = 0; node < count; node++) {
            left[node] = nodes.get(node)[0];
            right[node] = nodes.get(node)[1];
            feature[node] = nodes.get(node)[2];
            defaultLeft[node] = nodes.get(node)[3] == 1;
            threshold[node] = (float) numbers.get(node)[0];
            value[node] = (float) numbers.get(node)[1];
            cover[node] = numbers.get(node)[2];
        }
        Tree tree = new Tree(left, right, feature, threshold, defaultLeft, value, cover);
        tree.check("random", features);
        return tree;
    }

    private static int grow(
            Random random, int features, int depth, double cover, List<int[]> nodes, List<double[]> numbers) {
        int node = nodes.size();
        int[] place = {Tree.NONE, Tree.NONE, random.nextInt(features), random.nextInt(2)};
        nodes.add(place);
        numbers.add(new double[] {random.nextGaussian(), random.nextGaussian(), cover});
        if (depth > 0 && cover > 0 && random.nextInt(6) > 0) {
            double share = random.nextInt(10) == 0 ? 0 : random.nextDouble();
            place[0] = grow(random, features, depth - 1, cover * share, nodes, numbers);
            place[1] = grow(random, features, depth - 1, cover * (1 - share), nodes, numbers);
        }
        return node;
    }
}
