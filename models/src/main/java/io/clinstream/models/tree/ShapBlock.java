package io.clinstream.models.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a tree whose contributions depend on few tests: a subtree, together with the splits above it. With every
 * outcome of its tests enumerated, the Shapley values of all its leaves are one row of a table.
 */
final class ShapBlock {

    /** Tests per block at most: a table has two to the power of that many rows. */
    static final int MOST_TESTS = 6;

    private final Tree tree;
    private final List<Integer> tests = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();

    private ShapBlock(Tree tree) {
        this.tree = tree;
    }

    /** A leaf and the turns that lead to it: twice the test, plus 1 to the left. */
    private record Leaf(int node, List<Integer> turns, List<Double> shares) {}

    /**
     * Cuts a tree into blocks.
     *
     * @return whether it can be cut: every leaf lies under {@link #MOST_TESTS} splits at most
     */
    static boolean cut(Tree tree, List<ShapBlock> blocks) {
        return depth(tree, 0) <= MOST_TESTS && cut(tree, 0, new ArrayList<>(), blocks);
    }

    private static boolean cut(Tree tree, int node, List<Integer> above, List<ShapBlock> blocks) {
        if (above.size() + splits(tree, node) <= MOST_TESTS) {
            blocks.add(of(tree, node, above));
            return true;
        }
        List<Integer> path = new ArrayList<>(above);
        path.add(node);
        return cut(tree, tree.left[node], path, blocks) && cut(tree, tree.right[node], path, blocks);
    }

    private static ShapBlock of(Tree tree, int root, List<Integer> above) {
        ShapBlock block = new ShapBlock(tree);
        List<Integer> turns = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int place = 0; place < above.size(); place++) {
            int node = above.get(place);
            int next = place + 1 < above.size() ? above.get(place + 1) : root;
            boolean left = tree.left[node] == next;
            turns.add(block.test(node) << 1 | (left ? 1 : 0));
            shares.add(tree.share(node, next));
        }
        block.collect(root, turns, shares);
        return block;
    }

    private int test(int node) {
        tests.add(node);
        if (!columns.contains(tree.feature[node])) {
            columns.add(tree.feature[node]);
        }
        return tests.size() - 1;
    }

    private void collect(int node, List<Integer> turns, List<Double> shares) {
        if (tree.isLeaf(node)) {
            leaves.add(new Leaf(node, List.copyOf(turns), List.copyOf(shares)));
            return;
        }
        int test = test(node);
        for (int left = 1; left >= 0; left--) {
            int next = left == 1 ? tree.left[node] : tree.right[node];
            turns.add(test << 1 | left);
            shares.add(tree.share(node, next));
            collect(next, turns, shares);
            turns.remove(turns.size() - 1);
            shares.remove(shares.size() - 1);
        }
    }

    /** The nodes whose splits are tested; the first gives the lowest bit of a row's number, set where it goes left. */
    List<Integer> tests() {
        return tests;
    }

    /** The features that have a contribution, one column each. */
    List<Integer> columns() {
        return columns;
    }

    /** Number of numbers in the table. */
    int cells() {
        return columns.size() << tests.size();
    }

    /** Fills the table, row by row, from a place on. */
    void fill(double[] table, int start, LeafShapley shapley) {
        for (Leaf leaf : leaves) {
            add(leaf, table, start, shapley);
        }
    }

    private void add(Leaf leaf, double[] table, int start, LeafShapley shapley) {
        List<Integer> onPath = new ArrayList<>();
        double[] shares = new double[MOST_TESTS];
        for (int step = 0; step < leaf.turns().size(); step++) {
            int column = columns.indexOf(tree.feature[tests.get(leaf.turns().get(step) >> 1)]);
            int slot = onPath.indexOf(column);
            if (slot < 0) {
                slot = onPath.size();
                onPath.add(column);
                shares[slot] = 1;
            }
            shares[slot] *= leaf.shares().get(step);
        }
        if (onPath.isEmpty()) {
            return;
        }
        double[] agrees = new double[MOST_TESTS];
        double[] values = new double[MOST_TESTS];
        for (int row = 0; row < 1 << tests.size(); row++) {
            agreements(leaf, row, onPath, agrees);
            shapley.of(onPath.size(), agrees, shares, tree.value[leaf.node()], values);
            for (int slot = 0; slot < onPath.size(); slot++) {
                table[start + row * columns.size() + onPath.get(slot)] += values[slot];
            }
        }
    }

    private void agreements(Leaf leaf, int row, List<Integer> onPath, double[] agrees) {
        for (int slot = 0; slot < onPath.size(); slot++) {
            agrees[slot] = 1;
        }
        for (int turn : leaf.turns()) {
            int test = turn >> 1;
            if ((row >> test & 1) != (turn & 1)) {
                int column = columns.indexOf(tree.feature[tests.get(test)]);
                agrees[onPath.indexOf(column)] = 0;
            }
        }
    }

    private static int splits(Tree tree, int node) {
        return tree.isLeaf(node) ? 0 : 1 + splits(tree, tree.left[node]) + splits(tree, tree.right[node]);
    }

    private static int depth(Tree tree, int node) {
        return tree.isLeaf(node) ? 0 : 1 + Math.max(depth(tree, tree.left[node]), depth(tree, tree.right[node]));
    }
}
