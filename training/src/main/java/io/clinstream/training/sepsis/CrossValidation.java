package io.clinstream.training.sepsis;

import io.clinstream.training.evaluation.BinaryMetrics;
import io.clinstream.training.evaluation.Interval;
import io.clinstream.training.evaluation.PairedFigures;
import io.clinstream.training.evaluation.PatientBootstrap;
import io.clinstream.training.evaluation.Scores;
import io.clinstream.training.sepsis.utility.CohortUtility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The figures of a cross-validation over a whole cohort: each patient is scored by the models of the fold it was left out
 * of, and the figures are those of all patients together.
 *
 * @param cohort what was measured
 * @param folds each fold
 * @param figures AUROC, AUPRC, Brier and calibration of the out-of-fold probabilities, hours before the onset
 * @param utilities of the alarms, every hour, each fold by its own threshold
 */
record CrossValidation(
        PartFigures cohort, List<FoldFigures> folds, PairedFigures figures, List<PooledUtility> utilities) {

    private static final long SEED = 2020;

    CrossValidation {
        folds = List.copyOf(folds);
        utilities = List.copyOf(utilities);
    }

    /**
     * What one scorer's alarms are worth.
     *
     * @param name the scorer
     * @param utility normalised, over all patients
     * @param againstFirst utility of the first scorer minus this one's, on the same draws of patients
     */
    record PooledUtility(String name, Interval utility, Interval againstFirst) {}

    /** Trains and scores fold after fold, measures them together; the first scorer against each of the others. */
    static CrossValidation of(Cohort cohort, Folds folds, EvaluationHours hours, Consumer<String> progress) {
        ModelTraining models = new ModelTraining(progress);
        List<FoldFigures> figures = new ArrayList<>();
        List<PooledScores> pooled = new ArrayList<>();
        for (int fold = 0; fold < folds.count(); fold++) {
            progress.accept("fold " + (fold + 1) + " of " + folds.count());
            figures.add(fold(cohort, folds, fold, hours, models, pooled));
        }
        progress.accept("measuring all folds together");
        return pooled(cohort, hours, figures, pooled);
    }

    private static FoldFigures fold(
            Cohort cohort,
            Folds folds,
            int fold,
            EvaluationHours hours,
            ModelTraining models,
            List<PooledScores> pooled) {
        List<Stay> stays = folds.of(Part.TRAIN, cohort.stays(), fold);
        int[] columns = hours.varying(stays);
        List<String> inputs = hours.names(columns);
        PartRows training = hours.rows(Part.TRAIN, stays, columns);
        PartRows inner = hours.rows(Part.VALIDATION, folds.of(Part.VALIDATION, cohort.stays(), fold), columns);
        requireBothLabels(training, fold);
        requireBothLabels(inner, fold);
        List<HourScorer> scorers = models.all(training, inner, inputs);
        PartRows out = hours.rows(Part.TEST, folds.of(Part.TEST, cohort.stays(), fold), columns);
        List<FoldFigures.OfScorer> figures = new ArrayList<>();
        for (int scorer = 0; scorer < scorers.size(); scorer++) {
            if (pooled.size() == scorer) {
                pooled.add(new PooledScores(scorers.get(scorer).name()));
            }
            ScoredPart chosenOn = ScoredPart.of(scorers.get(scorer), inner);
            ScoredPart scored = ScoredPart.of(scorers.get(scorer), out);
            double threshold = chosenOn.bestThreshold();
            pooled.get(scorer).add(scored, threshold);
            figures.add(new FoldFigures.OfScorer(
                    scored.name(),
                    scorers.get(scorer).description(),
                    threshold,
                    auroc(inner, chosenOn),
                    auroc(out, scored),
                    scored.utility(threshold)));
        }
        return new FoldFigures(
                PartFigures.of(training), PartFigures.of(inner), PartFigures.of(out), inputs.size(), figures);
    }

    private static void requireBothLabels(PartRows part, int fold) {
        int positives = part.rows().beforeOnset().positives();
        if (positives == 0 || positives == part.rows().beforeOnset().size()) {
            throw new IllegalArgumentException("with fold " + (fold + 1) + " left out, the "
                    + part.part().text() + " patients must have hours with and without an onset within 24 h");
        }
    }

    private static double auroc(PartRows part, ScoredPart scored) {
        return BinaryMetrics.of(part.rows().beforeOnset(), scored.scores().values())
                .auroc();
    }

    private static CrossValidation pooled(
            Cohort cohort, EvaluationHours hours, List<FoldFigures> folds, List<PooledScores> pooled) {
        // Only labels and patients are needed any more: one column does.
        PartRows all = hours.rows(Part.TEST, cohort.stays(), new int[] {0});
        PatientBootstrap bootstrap = PatientBootstrap.seeded(SEED);
        List<Scores> scores =
                pooled.stream().map(scorer -> scorer.scores(all.stays())).toList();
        return new CrossValidation(
                PartFigures.of(all),
                folds,
                PairedFigures.of(all.rows().beforeOnset(), scores, bootstrap),
                utilities(all, pooled, bootstrap));
    }

    private static List<PooledUtility> utilities(PartRows all, List<PooledScores> pooled, PatientBootstrap bootstrap) {
        double[][] gained =
                pooled.stream().map(scorer -> scorer.gained(all.stays())).toArray(double[][]::new);
        double[] possible = all.utility().possible();
        double[][] replicates =
                bootstrap.measure(possible.length, gained.length, weights -> normalised(gained, possible, weights));
        int[] once = new int[possible.length];
        Arrays.fill(once, 1);
        double[] estimates = normalised(gained, possible, once);
        List<PooledUtility> utilities = new ArrayList<>();
        for (int scorer = 0; scorer < gained.length; scorer++) {
            utilities.add(new PooledUtility(
                    pooled.get(scorer).name(),
                    Interval.of(estimates[scorer], replicates[scorer]),
                    Interval.of(
                            estimates[0] - estimates[scorer],
                            SepsisEvaluation.minus(replicates[0], replicates[scorer]))));
        }
        return utilities;
    }

    private static double[] normalised(double[][] gained, double[] possible, int[] weights) {
        double[] utilities = new double[gained.length];
        for (int scorer = 0; scorer < utilities.length; scorer++) {
            utilities[scorer] = CohortUtility.normalised(gained[scorer], possible, weights);
        }
        return utilities;
    }
}
