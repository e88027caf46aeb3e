package io.clinstream.training.sepsis.rows;

import io.clinstream.training.data.LabelledRows;
import java.util.List;

/**
 * The hours of some stays as rows. Models learn from and are judged on the hours before the onset; the utility of the
 * challenge also counts hours after it, which are kept apart so that nobody learns from them.
 *
 * @param beforeOnset hours before the onset with the label "onset within 24 h", stay after stay
 * @param fromOnset the remaining hours, stay after stay; their label means nothing
 * @param hoursBefore of each stay, hours before the onset
 * @param hoursFrom of each stay, the remaining ones
 * @param withoutVector hours at which the patient had no vector yet
 */
public record StayRows(
        LabelledRows beforeOnset,
        LabelledRows fromOnset,
        List<Integer> hoursBefore,
        List<Integer> hoursFrom,
        int withoutVector) {

    public StayRows {
        hoursBefore = List.copyOf(hoursBefore);
        hoursFrom = List.copyOf(hoursFrom);
    }

    /** Scores of every hour, stay after stay, from those of both kinds of rows. */
    public double[] everyHour(double[] scoresBefore, double[] scoresFrom) {
        double[] every = new double[scoresBefore.length + scoresFrom.length];
        int before = 0;
        int from = 0;
        for (int stay = 0; stay < hoursBefore.size(); stay++) {
            System.arraycopy(scoresBefore, before, every, before + from, hoursBefore.get(stay));
            before += hoursBefore.get(stay);
            System.arraycopy(scoresFrom, from, every, before + from, hoursFrom.get(stay));
            from += hoursFrom.get(stay);
        }
        return every;
    }
}
