package io.clinstream.training.boost;

import java.util.List;
import java.util.Map;

/**
 * Trees that have grown, cut to the best iteration.
 *
 * <p>Not a record: records and arrays do not go together.
 */
public final class TrainedTrees {

    private final byte[] json;
    private final List<String> inputs;
    private final List<IterationFigures> iterations;
    private final int bestIteration;
    private final Map<String, Double> gains;

    TrainedTrees(
            byte[] json,
            List<String> inputs,
            List<IterationFigures> iterations,
            int bestIteration,
            Map<String, Double> gains) {
        this.json = json.clone();
        this.inputs = List.copyOf(inputs);
        this.iterations = List.copyOf(iterations);
        this.bestIteration = bestIteration;
        this.gains = Map.copyOf(gains);
    }

    /** The model as XGBoost's JSON, for {@code trees.json} of a package. */
    public byte[] json() {
        return json.clone();
    }

    /** The features it reads, in the order of its inputs. */
    public List<String> inputs() {
        return inputs;
    }

    /** Figures of every iteration, also those after the best. */
    public List<IterationFigures> iterations() {
        return iterations;
    }

    /** Number of the iteration that was kept, from 1: as many trees as the model has. */
    public int bestIteration() {
        return bestIteration;
    }

    /** Mean gain of the splits on a feature of what was kept; a feature without a split has no entry. */
    public Map<String, Double> gains() {
        return gains;
    }
}
