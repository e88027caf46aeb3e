package io.clinstream.training.sepsis;

import io.clinstream.training.evaluation.Interval;
import io.clinstream.training.evaluation.PairedFigures;
import io.clinstream.training.evaluation.PatientBootstrap;
import io.clinstream.training.sepsis.utility.CohortUtility;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of a part: thresholds come from the validation part, intervals from drawing patients with replacement, the
 * same draws for every scorer and figure.
 *
 * @param part the part that was measured
 * @param figures AUROC, AUPRC, Brier and calibration, hours before the onset
 * @param utilities of the alarms, every hour
 */
record SepsisEvaluation(PartFigures part, PairedFigures figures, List<UtilityFigures> utilities) {

    private static final long SEED = 2019;

    SepsisEvaluation {
        utilities = List.copyOf(utilities);
    }

    /** Measures scorers, the first against each of the others. */
    static SepsisEvaluation of(List<? extends HourScorer> scorers, PartRows validation, PartRows measured) {
        PatientBootstrap bootstrap = PatientBootstrap.seeded(SEED);
        List<ScoredPart> chosenOn = new ArrayList<>();
        List<ScoredPart> scored = new ArrayList<>();
        for (HourScorer scorer : scorers) {
            chosenOn.add(ScoredPart.of(scorer, validation));
            scored.add(ScoredPart.of(scorer, measured));
        }
        PairedFigures figures = PairedFigures.of(
                measured.rows().beforeOnset(),
                scored.stream().map(ScoredPart::scores).toList(),
                bootstrap);
        return new SepsisEvaluation(
                PartFigures.of(measured),
                figures,
                utilities(chosenOn, scored, measured.utility().possible(), bootstrap));
    }

    private static List<UtilityFigures> utilities(
            List<ScoredPart> chosenOn, List<ScoredPart> scored, double[] possible, PatientBootstrap bootstrap) {
        double[] thresholds =
                chosenOn.stream().mapToDouble(ScoredPart::bestThreshold).toArray();
        double[][] gained = new double[scored.size()][];
        for (int scorer = 0; scorer < gained.length; scorer++) {
            gained[scorer] = scored.get(scorer).gained(thresholds[scorer]);
        }
        double[][] replicates = bootstrap.measure(possible.length, gained.length, weights -> {
            double[] utilities = new double[gained.length];
            for (int scorer = 0; scorer < utilities.length; scorer++) {
                utilities[scorer] = CohortUtility.normalised(gained[scorer], possible, weights);
            }
            return utilities;
        });
        List<UtilityFigures> utilities = new ArrayList<>();
        double first = scored.get(0).utility(thresholds[0]);
        for (int scorer = 0; scorer < gained.length; scorer++) {
            ScoredPart part = scored.get(scorer);
            double threshold = thresholds[scorer];
            utilities.add(new UtilityFigures(
                    part.name(),
                    threshold,
                    chosenOn.get(scorer).utility(threshold),
                    Interval.of(part.utility(threshold), replicates[scorer]),
                    Interval.of(first - part.utility(threshold), minus(replicates[0], replicates[scorer])),
                    part.alarmShare(threshold),
                    part.warned(true, threshold),
                    part.warned(false, threshold)));
        }
        return utilities;
    }

    static double[] minus(double[] first, double[] other) {
        double[] differences = new double[first.length];
        for (int replicate = 0; replicate < differences.length; replicate++) {
            differences[replicate] = first[replicate] - other[replicate];
        }
        return differences;
    }
}
