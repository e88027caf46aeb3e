package io.clinstream.models.tree;

import java.util.List;

/** Blocks of many trees in flat arrays: one pass over them adds up their contributions without allocating. */
final class ShapTables {

    private final int[] firstTest;
    private final int[] split;
    private final float[] threshold;
    private final int[] firstColumn;
    private final int[] column;
    private final int[] firstCell;
    private final double[] cells;

    ShapTables(List<Tree> treeOfBlock, List<ShapBlock> blocks) {
        firstTest = new int[blocks.size() + 1];
        firstColumn = new int[blocks.size() + 1];
        firstCell = new int[blocks.size() + 1];
        for (int block = 0; block < blocks.size(); block++) {
            firstTest[block + 1] = firstTest[block] + blocks.get(block).tests().size();
            firstColumn[block + 1] =
                    firstColumn[block] + blocks.get(block).columns().size();
            firstCell[block + 1] = firstCell[block] + blocks.get(block).cells();
        }
        split = new int[firstTest[blocks.size()]];
        threshold = new float[firstTest[blocks.size()]];
        column = new int[firstColumn[blocks.size()]];
        cells = new double[firstCell[blocks.size()]];
        LeafShapley shapley = new LeafShapley(ShapBlock.MOST_TESTS);
        for (int block = 0; block < blocks.size(); block++) {
            place(block, treeOfBlock.get(block), blocks.get(block));
            blocks.get(block).fill(cells, firstCell[block], shapley);
        }
    }

    private void place(int block, Tree tree, ShapBlock from) {
        for (int test = 0; test < from.tests().size(); test++) {
            int node = from.tests().get(test);
            split[firstTest[block] + test] = TreeEnsemble.encode(tree.feature[node], tree.defaultLeft[node]);
            threshold[firstTest[block] + test] = tree.threshold[node];
        }
        for (int place = 0; place < from.columns().size(); place++) {
            column[firstColumn[block] + place] = from.columns().get(place);
        }
    }

    /** Adds the contributions of every block. */
    void addTo(double[] contributions, double[] values) {
        for (int block = 0; block < firstCell.length - 1; block++) {
            int row = 0;
            int start = firstTest[block];
            for (int test = firstTest[block + 1] - 1; test >= start; test--) {
                row = row << 1 | (TreeEnsemble.goesLeft(split[test], threshold[test], values) ? 1 : 0);
            }
            int first = firstColumn[block];
            int width = firstColumn[block + 1] - first;
            int cell = firstCell[block] + row * width;
            for (int place = 0; place < width; place++) {
                contributions[column[first + place]] += cells[cell + place];
            }
        }
    }
}
