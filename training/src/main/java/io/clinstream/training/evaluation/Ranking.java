package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Rows in falling order of a score: sorted once, then measured for any weights of the patients in one pass. Rows of equal
 * score are one step: none of them is before another.
 */
public final class Ranking {

    private final int[] patients;
    private final boolean[] positive;
    private final boolean[] endsStep;
    private final double[] sorted;
    private final int patientCount;

    private Ranking(LabelledRows rows, double[] scores, int[] order) {
        this.patientCount = rows.patientCount();
        this.patients = Arrays.stream(order).map(rows::patient).toArray();
        this.sorted = Arrays.stream(order).mapToDouble(row -> scores[row]).toArray();
        this.positive = new boolean[order.length];
        this.endsStep = new boolean[order.length];
        for (int place = 0; place < order.length; place++) {
            positive[place] = rows.positive(order[place]);
            endsStep[place] = place == order.length - 1 || sorted[place] != sorted[place + 1];
        }
    }

    /**
     * The rows by their scores.
     *
     * @param scores one per row, higher means more at risk; not NaN
     * @throws IllegalArgumentException a score is NaN or there are not as many as rows
     */
    public static Ranking of(LabelledRows rows, double[] scores) {
        return of(rows, scores, row -> true);
    }

    /** Likewise, of the rows that {@code among} takes. */
    static Ranking of(LabelledRows rows, double[] scores, IntPredicate among) {
        if (scores.length != rows.size()) {
            throw new IllegalArgumentException("scores must be " + rows.size() + ", were " + scores.length);
        }
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a score must not be NaN; give rows without one the lowest");
        }
        int[] order = IntStream.range(0, scores.length)
                .filter(among)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -scores[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Ranking(rows, scores, order);
    }

    /** Areas under both curves, every patient counted once. */
    public Areas areas() {
        return areas(PatientBootstrap.once(patientCount));
    }

    /** Areas under both curves, each row counted as often as its patient. */
    public Areas areas(int[] weights) {
        long positives = 0;
        long negatives = 0;
        long stepPositives = 0;
        long stepNegatives = 0;
        long twiceOrdered = 0;
        double precision = 0;
        for (int place = 0; place < patients.length; place++) {
            int weight = weights[patients[place]];
            if (positive[place]) {
                stepPositives += weight;
            } else {
                stepNegatives += weight;
            }
            if (endsStep[place]) {
                twiceOrdered += stepNegatives * (2 * positives + stepPositives);
                positives += stepPositives;
                negatives += stepNegatives;
                if (stepPositives > 0) {
                    precision += stepPositives * ((double) positives / (positives + negatives));
                }
                stepPositives = 0;
                stepNegatives = 0;
            }
        }
        double pairs = (double) positives * negatives;
        return new Areas(
                pairs == 0 ? Double.NaN : twiceOrdered / 2.0 / pairs,
                positives == 0 ? Double.NaN : precision / positives);
    }

    /** The points of both curves, a point per step, from the highest score down. */
    public Curve curve() {
        Curve.Builder curve = new Curve.Builder();
        int positives = 0;
        int negatives = 0;
        for (int place = 0; place < patients.length; place++) {
            if (positive[place]) {
                positives++;
            } else {
                negatives++;
            }
            if (endsStep[place]) {
                curve.add(sorted[place], positives, negatives);
            }
        }
        return curve.build();
    }

    /**
     * Areas under the curves.
     *
     * @param auroc probability that a positive row scores above a negative one, ties half; NaN without either
     * @param auprc average precision: mean over positive rows of the precision at their score, ties together; NaN without
     *     positives
     */
    public record Areas(double auroc, double auprc) {}
}
