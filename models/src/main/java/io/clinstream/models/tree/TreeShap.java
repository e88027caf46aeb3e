package io.clinstream.models.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exact Shapley values of a tree ensemble, in double precision: the game in which an unknown feature is averaged along
 * the paths by cover (Lundberg et al. 2020, "path-dependent"; what XGBoost's {@code predictContrib} computes).
 *
 * <p>Trees of few splits above each leaf are looked up: a table holds the values for every outcome of a handful of
 * splits, an idea of Fast TreeSHAP v2 (Yang 2021), here for whole subtrees at once. The tables of a model are bounded;
 * deeper trees, and those beyond the bound, are walked.
 */
public final class TreeShap {

    /** Numbers in all tables of a model: 64 MB. */
    private static final int MOST_CELLS = 8_000_000;

    private final int inputs;
    private final double base;
    private final ShapTables tables;
    private final List<Tree> deep = new ArrayList<>();
    private final LeafShapley shapley;
    private final int deepest;

    /** Prepares the tables of an ensemble. */
    public TreeShap(TreeEnsemble ensemble) {
        this(ensemble, MOST_CELLS);
    }

    TreeShap(TreeEnsemble ensemble, int mostCells) {
        inputs = ensemble.inputs();
        double sum = ensemble.base();
        List<Tree> tabled = new ArrayList<>();
        List<ShapBlock> blocks = new ArrayList<>();
        long cells = 0;
        for (Tree tree : ensemble.trees()) {
            sum += expected(tree, 0);
            List<ShapBlock> own = new ArrayList<>();
            boolean cut = ShapBlock.cut(tree, own);
            long size = own.stream().mapToLong(ShapBlock::cells).sum();
            if (cut && cells + size <= mostCells) {
                cells += size;
                own.forEach(block -> tabled.add(tree));
                blocks.addAll(own);
            } else {
                deep.add(tree);
            }
        }
        base = sum;
        tables = new ShapTables(tabled, blocks);
        deepest = deep.stream().mapToInt(tree -> depth(tree, 0)).max().orElse(0);
        shapley = new LeafShapley(deepest);
    }

    /** The expected margin: where contributions start. */
    public double base() {
        return base;
    }

    /** Number of trees that are walked for want of a table. */
    public int walked() {
        return deep.size();
    }

    /**
     * Explains a margin. Without deep trees it allocates nothing.
     *
     * @param values as many as there are inputs; {@code NaN} for a missing one
     * @param contributions set per input
     * @return the base
     */
    public double explain(double[] values, double[] contributions) {
        Arrays.fill(contributions, 0, inputs, 0);
        tables.addTo(contributions, values);
        if (!deep.isEmpty()) {
            DeepShap walk = new DeepShap(values, contributions, shapley.another(), deepest);
            deep.forEach(walk::add);
        }
        return base;
    }

    private static double expected(Tree tree, int node) {
        if (tree.isLeaf(node)) {
            return tree.value[node];
        }
        int left = tree.left[node];
        int right = tree.right[node];
        return tree.share(node, left) * expected(tree, left) + tree.share(node, right) * expected(tree, right);
    }

    private static int depth(Tree tree, int node) {
        return tree.isLeaf(node) ? 0 : 1 + Math.max(depth(tree, tree.left[node]), depth(tree, tree.right[node]));
    }
}
