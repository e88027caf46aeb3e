package io.clinstream.training.sepsis.utility;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The normalised utility of patients: 0 without any alarm, 1 with all the best ones; it can be negative. Scores are one
 * per hour, patient after patient; an hour is an alarm if its score is at least the threshold.
 */
public final class CohortUtility {

    private final List<StayUtility> stays;
    private final double[] gains;

    /** The utility of these patients, in this order. */
    public CohortUtility(List<StayUtility> stays) {
        this.stays = List.copyOf(stays);
        this.gains = stays.stream()
                .flatMapToDouble(stay -> IntStream.range(0, stay.hours()).mapToDouble(stay::gain))
                .toArray();
    }

    /** What an alarm in an hour of a patient is worth more than silence, both counted from 0. */
    public double gain(int stay, int hour) {
        return stays.get(stay).gain(hour);
    }

    /** What each patient's alarms are worth more than silence. */
    public double[] gained(double[] scores, double threshold) {
        check(scores);
        double[] gained = new double[stays.size()];
        int row = 0;
        for (int patient = 0; patient < gained.length; patient++) {
            for (int hour = 0; hour < stays.get(patient).hours(); hour++, row++) {
                gained[patient] += scores[row] >= threshold ? gains[row] : 0;
            }
        }
        return gained;
    }

    /** What each patient's best alarms are worth more than silence. */
    public double[] possible() {
        return stays.stream().mapToDouble(stay -> stay.best() - stay.inaction()).toArray();
    }

    /** The normalised utility of alarms at a threshold. */
    public double normalised(double[] scores, double threshold) {
        int[] once = new int[stays.size()];
        Arrays.fill(once, 1);
        return normalised(gained(scores, threshold), possible(), once);
    }

    /** The normalised utility with every patient counted so often; NaN where nothing can be gained. */
    public static double normalised(double[] gained, double[] possible, int[] weights) {
        double had = 0;
        double best = 0;
        for (int patient = 0; patient < weights.length; patient++) {
            had += weights[patient] * gained[patient];
            best += weights[patient] * possible[patient];
        }
        return best > 0 ? had / best : Double.NaN;
    }

    /**
     * The threshold with the greatest utility; the highest of several. Positive infinity, so no alarm at all, if none is
     * above 0.
     */
    public double bestThreshold(double[] scores) {
        check(scores);
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -scores[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double threshold = Double.POSITIVE_INFINITY;
        double best = 0;
        double sum = 0;
        for (int place = 0; place < order.length; place++) {
            sum += gains[order[place]];
            double score = scores[order[place]];
            boolean stepEnds = place == order.length - 1 || scores[order[place + 1]] != score;
            if (stepEnds && sum > best) {
                best = sum;
                threshold = score;
            }
        }
        return threshold;
    }

    private void check(double[] scores) {
        if (scores.length != gains.length) {
            throw new IllegalArgumentException(
                    "scores must be " + gains.length + ", one per hour, were " + scores.length);
        }
    }
}
