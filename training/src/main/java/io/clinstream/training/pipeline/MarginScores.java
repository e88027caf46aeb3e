package io.clinstream.training.pipeline;

import io.clinstream.models.margin.MarginModel;
import io.clinstream.training.data.LabelledRows;
import java.util.List;
import java.util.stream.IntStream;

/** What the serving code says of rows: never the trainer's own predictor. */
public final class MarginScores {

    private MarginScores() {}

    /**
     * The margin of every row.
     *
     * @param model as it is served
     * @param inputs its inputs in order; each a column of the rows
     */
    public static double[] of(MarginModel model, List<String> inputs, LabelledRows rows) {
        int[] places = rows.places(inputs);
        return IntStream.range(0, rows.size())
                .parallel()
                .mapToDouble(row -> model.margin(rows.inputs(row, places)))
                .toArray();
    }
}
