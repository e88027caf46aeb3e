package io.clinstream.models.tree;

import io.clinstream.models.InvalidModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradient-boosted trees, walked as XGBoost walks them: inputs rounded to single precision, a value less than the
 * threshold goes left, a missing one the default way, and leaves are single-precision numbers. Summed in single
 * precision from the base, tree after tree, they give XGBoost's margin bit for bit. Here they are summed in double
 * precision: XGBoost's own rounding is the difference, some millionths of the margin.
 */
public final class TreeEnsemble {

    private static final int LEAF = -1;

    private final int inputs;
    private final double base;
    private final List<Tree> trees;

    private final int[] roots;
    /** Twice the input, plus 1 where a missing value goes left; {@link #LEAF} for a leaf. */
    private final int[] split;

    private final float[] threshold;
    /** Place of the left child; the right one follows it. */
    private final int[] child;

    private final double[] value;

    TreeEnsemble(int inputs, double base, List<Tree> trees) {
        this.inputs = inputs;
        this.base = base;
        this.trees = List.copyOf(trees);
        int nodes = trees.stream().mapToInt(Tree::nodes).sum();
        roots = new int[trees.size()];
        split = new int[nodes];
        threshold = new float[nodes];
        child = new int[nodes];
        value = new double[nodes];
        int next = 0;
        for (int index = 0; index < roots.length; index++) {
            roots[index] = next;
            next = layOut(trees.get(index), next);
        }
    }

    /**
     * Reads XGBoost's JSON model.
     *
     * @throws InvalidModelException it is no such model, or one that would be computed in another way
     */
    public static TreeEnsemble fromXgboostJson(byte[] json) {
        return XgboostJson.read(json).ensemble();
    }

    /**
     * Several ensembles as one: its margin is the sum of theirs.
     *
     * @throws InvalidModelException there is none, or they have different numbers of inputs
     */
    public static TreeEnsemble sum(List<TreeEnsemble> parts) {
        if (parts.stream().mapToInt(TreeEnsemble::inputs).distinct().count() != 1) {
            throw new InvalidModelException("ensemble", parts.size() + " boosters", "must have the same inputs");
        }
        List<Tree> all = new ArrayList<>();
        double sum = 0;
        for (TreeEnsemble part : parts) {
            all.addAll(part.trees);
            sum += part.base;
        }
        return new TreeEnsemble(parts.get(0).inputs, sum, all);
    }

    /** This ensemble with base and leaves multiplied. */
    public TreeEnsemble times(double weight) {
        return new TreeEnsemble(
                inputs,
                weight * base,
                trees.stream().map(tree -> tree.times(weight)).toList());
    }

    /**
     * The first trees of this ensemble, as early stopping leaves them.
     *
     * @throws InvalidModelException there are not so many
     */
    public TreeEnsemble first(int count) {
        if (count < 1 || count > trees.size()) {
            throw new InvalidModelException(
                    "ensemble.trees", String.valueOf(count), "must be from 1 to " + trees.size());
        }
        return new TreeEnsemble(inputs, base, trees.subList(0, count));
    }

    /** Number of inputs. */
    public int inputs() {
        return inputs;
    }

    /** Number of trees. */
    public int size() {
        return trees.size();
    }

    /**
     * The margin, log-odds before calibration.
     *
     * @param values as many as there are inputs; {@code NaN} for a missing one
     */
    public double margin(double[] values) {
        double sum = base;
        for (int root : roots) {
            int node = root;
            while (split[node] != LEAF) {
                node = child[node] + (goesLeft(split[node], threshold[node], values) ? 0 : 1);
            }
            sum += value[node];
        }
        return sum;
    }

    /** Which way an input goes; neither comparison holds for a missing one. */
    static boolean goesLeft(int split, float threshold, double[] values) {
        float value = (float) values[split >> 1];
        return (split & 1) == 0 ? value < threshold : !(value >= threshold);
    }

    /** A split as one number, see {@link #goesLeft}. */
    static int encode(int feature, boolean defaultLeft) {
        return feature << 1 | (defaultLeft ? 1 : 0);
    }

    List<Tree> trees() {
        return trees;
    }

    double base() {
        return base;
    }

    /** Lays a tree out breadth first, so that siblings are neighbours; returns the next free place. */
    private int layOut(Tree tree, int start) {
        int[] order = new int[tree.nodes()];
        int laid = 1;
        for (int place = 0; place < laid; place++) {
            int node = order[place];
            int at = start + place;
            value[at] = tree.value[node];
            if (tree.isLeaf(node)) {
                split[at] = LEAF;
            } else {
                split[at] = encode(tree.feature[node], tree.defaultLeft[node]);
                threshold[at] = tree.threshold[node];
                child[at] = start + laid;
                order[laid++] = tree.left[node];
                order[laid++] = tree.right[node];
            }
        }
        return start + laid;
    }
}
