package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Predicted against observed, in bins of as many rows each. */
public final class Reliability {

    /** Tenths of the rows. */
    public static final int USUAL_BINS = 10;

    private Reliability() {}

    /** At most that many bins, from the lowest probabilities up; rows of equal probability stay together. */
    public static List<Bin> of(LabelledRows rows, double[] probabilities, int bins) {
        int[] order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> probabilities[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Bin> filled = new ArrayList<>();
        int from = 0;
        for (int bin = 1; bin <= bins; bin++) {
            int to = (int) ((long) order.length * bin / bins);
            while (to > from && to < order.length && probabilities[order[to]] == probabilities[order[to - 1]]) {
                to++;
            }
            if (to > from) {
                filled.add(bin(rows, probabilities, order, from, to));
                from = to;
            }
        }
        return filled;
    }

    private static Bin bin(LabelledRows rows, double[] probabilities, int[] order, int from, int to) {
        double sum = 0;
        int positives = 0;
        for (int place = from; place < to; place++) {
            sum += probabilities[order[place]];
            positives += rows.positive(order[place]) ? 1 : 0;
        }
        return new Bin(to - from, positives, sum / (to - from), (double) positives / (to - from));
    }

    /**
     * A bin.
     *
     * @param rows rows in it
     * @param positives of them with label 1
     * @param predicted their mean probability
     * @param observed share of them with label 1
     */
    public record Bin(int rows, int positives, double predicted, double observed) {}
}
