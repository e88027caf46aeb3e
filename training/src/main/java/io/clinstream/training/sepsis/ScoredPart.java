package io.clinstream.training.sepsis;

import io.clinstream.training.evaluation.Scores;
import java.util.Arrays;
import java.util.List;

/**
 * What one scorer says of the hours of a part.
 *
 * <p>Not a record: records and arrays do not go together.
 */
final class ScoredPart {

    private final String name;
    private final PartRows part;
    private final double[] beforeOnset;
    private final double[] everyHour;

    private ScoredPart(String name, PartRows part, double[] beforeOnset, double[] everyHour) {
        this.name = name;
        this.part = part;
        this.beforeOnset = beforeOnset;
        this.everyHour = everyHour;
    }

    static ScoredPart of(HourScorer scorer, PartRows part) {
        double[] before = scorer.probabilities(part.rows().beforeOnset());
        double[] from = scorer.probabilities(part.rows().fromOnset());
        return new ScoredPart(scorer.name(), part, before, part.rows().everyHour(before, from));
    }

    String name() {
        return name;
    }

    /** Probabilities of the hours before the onset. */
    Scores scores() {
        return Scores.probabilities(name, beforeOnset);
    }

    /** The patients, in order. */
    List<Stay> stays() {
        return part.stays();
    }

    /** Probabilities of the hours before the onset of one stay, counted from 0. */
    double[] beforeOnset(int stay) {
        int first = 0;
        for (int earlier = 0; earlier < stay; earlier++) {
            first += part.rows().hoursBefore().get(earlier);
        }
        return Arrays.copyOfRange(
                beforeOnset, first, first + part.rows().hoursBefore().get(stay));
    }

    double bestThreshold() {
        return part.utility().bestThreshold(everyHour);
    }

    double utility(double threshold) {
        return part.utility().normalised(everyHour, threshold);
    }

    double[] gained(double threshold) {
        return part.utility().gained(everyHour, threshold);
    }

    /** Share of all hours that are alarms. */
    double alarmShare(double threshold) {
        int alarms = 0;
        for (double score : everyHour) {
            alarms += score >= threshold ? 1 : 0;
        }
        return (double) alarms / everyHour.length;
    }

    /** Share of the patients with or without sepsis that have an alarm before the onset. */
    double warned(boolean septic, double threshold) {
        int patients = 0;
        int warned = 0;
        int row = 0;
        for (int stay = 0; stay < part.stays().size(); stay++) {
            boolean alarm = false;
            for (int hour = 0; hour < part.rows().hoursBefore().get(stay); hour++, row++) {
                alarm |= beforeOnset[row] >= threshold;
            }
            if (part.stays().get(stay).onset().isPresent() == septic) {
                patients++;
                warned += alarm ? 1 : 0;
            }
        }
        return (double) warned / patients;
    }
}
