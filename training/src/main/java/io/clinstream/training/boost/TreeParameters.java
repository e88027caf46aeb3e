package io.clinstream.training.boost;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How trees are grown. No feature is held to be monotone: for most vital signs both ends are bad.
 *
 * @param maxDepth 1 to 6: deeper paths have no precomputed table of exact contributions
 * @param eta learning rate, above 0 to 1
 * @param subsample share of the rows each tree sees, above 0 to 1
 * @param columnsByTree share of the columns each tree sees, above 0 to 1
 * @param minChildWeight least sum of curvature in a leaf, 0 or more
 * @param lambda L2 on leaves, 0 or more
 * @param bins bins of the histogram, 2 or more
 * @param classWeight what a positive row weighs
 * @param mostIterations most trees, 1 or more
 * @param patience trees without a better {@code stopping} figure before growing ends, 1 or more
 * @param stopping which figure of the validation part says when to stop
 * @param threads of XGBoost; 0 for as many as there are processors
 * @param seed of row and column draws
 */
public record TreeParameters(
        int maxDepth,
        double eta,
        double subsample,
        double columnsByTree,
        double minChildWeight,
        double lambda,
        int bins,
        ClassWeight classWeight,
        int mostIterations,
        int patience,
        StoppingFigure stopping,
        int threads,
        long seed) {

    /** What serves 100,000 to 600,000 rows of 350 features. */
    public static final TreeParameters USUAL = new TreeParameters(
            5, 0.05, 0.6, 0.4, 10, 5, 64, ClassWeight.SQUARE_ROOT, 600, 40, StoppingFigure.AUPRC, 0, 1);

    private static final int DEEPEST = 6;

    /** Checks the bounds. */
    public TreeParameters {
        check(maxDepth >= 1 && maxDepth <= DEEPEST, "max_depth must be 1 to " + DEEPEST, maxDepth);
        check(isShare(eta), "eta must be above 0 to 1", eta);
        check(isShare(subsample), "subsample must be above 0 to 1", subsample);
        check(isShare(columnsByTree), "colsample_bytree must be above 0 to 1", columnsByTree);
        check(minChildWeight >= 0, "min_child_weight must be 0 or more", minChildWeight);
        check(lambda >= 0, "lambda must be 0 or more", lambda);
        check(bins >= 2, "max_bin must be 2 or more", bins);
        check(mostIterations >= 1, "iterations must be 1 or more", mostIterations);
        check(patience >= 1, "patience must be 1 or more", patience);
        check(threads >= 0, "threads must be 0 or more", threads);
    }

    /** These, with another seed. */
    public TreeParameters withSeed(long other) {
        return new TreeParameters(
                maxDepth,
                eta,
                subsample,
                columnsByTree,
                minChildWeight,
                lambda,
                bins,
                classWeight,
                mostIterations,
                patience,
                stopping,
                threads,
                other);
    }

    /** These, on so many threads; 0 for as many as there are processors. */
    public TreeParameters onThreads(int other) {
        return new TreeParameters(
                maxDepth,
                eta,
                subsample,
                columnsByTree,
                minChildWeight,
                lambda,
                bins,
                classWeight,
                mostIterations,
                patience,
                stopping,
                other,
                seed);
    }

    /** These, growing at most so many trees, and with that patience. */
    public TreeParameters growing(int most, int patient) {
        return new TreeParameters(
                maxDepth,
                eta,
                subsample,
                columnsByTree,
                minChildWeight,
                lambda,
                bins,
                classWeight,
                most,
                patient,
                stopping,
                threads,
                seed);
    }

    /** Names and values, for a run's parameters. */
    public Map<String, String> described() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("max_depth", String.valueOf(maxDepth));
        described.put("eta", String.valueOf(eta));
        described.put("subsample", String.valueOf(subsample));
        described.put("colsample_bytree", String.valueOf(columnsByTree));
        described.put("min_child_weight", String.valueOf(minChildWeight));
        described.put("lambda", String.valueOf(lambda));
        described.put("max_bin", String.valueOf(bins));
        described.put("class_weight", classWeight.name());
        described.put("most_iterations", String.valueOf(mostIterations));
        described.put("patience", String.valueOf(patience));
        described.put("stopping", stopping.name());
        described.put("seed", String.valueOf(seed));
        return described;
    }

    /** As XGBoost takes them. */
    Map<String, Object> forXgboost(int positives, int negatives) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", maxDepth);
        parameters.put("eta", eta);
        parameters.put("subsample", subsample);
        parameters.put("colsample_bytree", columnsByTree);
        parameters.put("min_child_weight", minChildWeight);
        parameters.put("lambda", lambda);
        parameters.put("max_bin", bins);
        parameters.put("scale_pos_weight", classWeight.of(positives, negatives));
        parameters.put("nthread", threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
        parameters.put("seed", seed);
        parameters.put("verbosity", 0);
        return parameters;
    }

    private static boolean isShare(double value) {
        return value > 0 && value <= 1;
    }

    private static void check(boolean good, String rule, Number value) {
        if (!good) {
            throw new IllegalArgumentException(rule + ", was " + value);
        }
    }
}
