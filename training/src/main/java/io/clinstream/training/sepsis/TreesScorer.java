package io.clinstream.training.sepsis;

import io.clinstream.models.tree.TreeEnsemble;
import io.clinstream.training.calibration.PlattScaling;
import io.clinstream.training.data.LabelledRows;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Boosted trees, scored by the code that serves, calibrated on the validation part. Several ensembles are one: the mean of
 * their margins.
 *
 * @param trees the ensemble
 * @param inputs names of its inputs, in order
 * @param members how many ensembles it is the mean of
 */
record TreesScorer(TreeEnsemble trees, List<String> inputs, int members, PlattScaling scaling) implements HourScorer {

    TreesScorer {
        inputs = List.copyOf(inputs);
    }

    static TreesScorer calibrated(List<TreeEnsemble> members, List<String> inputs, LabelledRows validation) {
        TreeEnsemble mean = TreeEnsemble.sum(members).times(1.0 / members.size());
        return new TreesScorer(
                mean, inputs, members.size(), PlattScaling.fit(validation, margins(mean, inputs, validation)));
    }

    static double[] margins(TreeEnsemble trees, List<String> inputs, LabelledRows rows) {
        int[] places = rows.places(inputs);
        return IntStream.range(0, rows.size())
                .parallel()
                .mapToDouble(row -> trees.margin(rows.inputs(row, places)))
                .toArray();
    }

    @Override
    public String name() {
        return "boosted trees";
    }

    @Override
    public double[] probabilities(LabelledRows rows) {
        return scaling.probabilities(margins(trees, inputs, rows));
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "XGBoost, mean of %d ensembles with %d trees in all, %d inputs",
                members,
                trees.size(),
                inputs.size());
    }
}
