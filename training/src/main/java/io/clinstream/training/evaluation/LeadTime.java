package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.Episodes.Episode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How long before the onset a threshold was reached: from the first row of the episode at or above it, so at most 24 hours.
 *
 * @param episodes episodes there are
 * @param warned of them with a row at or above the threshold
 * @param lowerQuartile of the warned, hours, by the earliest onset that the labels allow
 * @param median likewise: half of the warned had at least this long
 * @param upperQuartile likewise
 * @param medianAtMost the median by the latest onset that the labels allow
 */
public record LeadTime(
        int episodes, int warned, double lowerQuartile, double median, double upperQuartile, double medianAtMost) {

    private static final double HOUR = Duration.ofHours(1).toMillis();
    private static final double QUARTER = 0.25;
    private static final double HALF = 0.5;

    /** Lead times of scores at a threshold. */
    public static LeadTime of(LabelledRows rows, List<Episode> episodes, double[] scores, double threshold) {
        double[] atLeast = new double[episodes.size()];
        double[] atMost = new double[episodes.size()];
        int warned = 0;
        for (Episode episode : episodes) {
            int row = episode.firstRow();
            while (row <= episode.lastRow() && scores[row] < threshold) {
                row++;
            }
            if (row <= episode.lastRow()) {
                atLeast[warned] = Math.max(0, episode.earliest() - rows.instant(row)) / HOUR;
                atMost[warned] = (episode.latest() - rows.instant(row)) / HOUR;
                warned++;
            }
        }
        double[] sorted = Arrays.stream(atLeast, 0, warned).sorted().toArray();
        double[] longest = Arrays.stream(atMost, 0, warned).sorted().toArray();
        return new LeadTime(
                episodes.size(),
                warned,
                Interval.percentile(sorted, QUARTER),
                Interval.percentile(sorted, HALF),
                Interval.percentile(sorted, 1 - QUARTER),
                Interval.percentile(longest, HALF));
    }
}
