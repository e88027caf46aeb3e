package io.clinstream.training.pipeline;

import io.clinstream.models.margin.MarginModel;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.report.TrainingReport.Importance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What features count for: mean absolute contributions by the serving code over rows of the test part. */
final class Importances {

    private static final int MOST_ROWS = 2_000;

    private Importances() {}

    /** The features, the one that counts most first. */
    static List<Importance> of(
            MarginModel model, List<String> inputs, double slope, LabelledRows rows, Map<String, Double> gains) {
        int sample = Math.min(MOST_ROWS, rows.size());
        int[] places = rows.places(inputs);
        double[] sums = new double[inputs.size()];
        double[] contributions = new double[inputs.size()];
        for (int index = 0; index < sample; index++) {
            int row = (int) ((long) index * rows.size() / sample);
            model.explain(rows.inputs(row, places), contributions);
            for (int input = 0; input < sums.length; input++) {
                sums[input] += Math.abs(slope * contributions[input]);
            }
        }
        List<Importance> found = new ArrayList<>();
        for (int input = 0; input < sums.length; input++) {
            String name = inputs.get(input);
            found.add(new Importance(name, sums[input] / sample, gains.getOrDefault(name, 0.0)));
        }
        found.sort(Comparator.comparingDouble((Importance important) -> -important.meanContribution())
                .thenComparing(Importance::feature));
        return found;
    }
}
