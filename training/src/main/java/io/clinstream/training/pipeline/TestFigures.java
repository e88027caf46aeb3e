package io.clinstream.training.pipeline;

import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.Curve;
import io.clinstream.training.evaluation.OperatingPoint;
import io.clinstream.training.evaluation.PairedFigures;
import io.clinstream.training.evaluation.Ranking;
import io.clinstream.training.evaluation.Reliability;
import io.clinstream.training.evaluation.Scores;
import io.clinstream.training.evaluation.Subgroup;
import io.clinstream.training.report.TrainingReport.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The test part, looked at once: trees, logistic regression and NEWS2 on the same rows.
 *
 * @param scorers the scorers, trees first
 * @param figures their figures
 * @param operations what their thresholds do
 * @param subgroups the trees by site and sex
 * @param reliability of those that give probabilities
 * @param curves of all
 * @param notes what a reader must know
 */
record TestFigures(
        List<Scores> scorers,
        PairedFigures figures,
        List<Operation> operations,
        List<Subgroup> subgroups,
        Map<String, List<Reliability.Bin>> reliability,
        Map<String, Curve> curves,
        List<String> notes) {

    private static final String NEWS2 = "NEWS2";
    private static final String NEWS2_COLUMN = "news2_last";
    /** Thresholds of the Royal College of Physicians: urgent and emergency response. */
    private static final int URGENT = 5;

    private static final int EMERGENCY = 7;

    static TestFigures of(LabelledRows test, List<Candidate> candidates, TrainingPlan plan) {
        List<Scores> scorers = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        Map<String, List<Reliability.Bin>> reliability = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        for (Candidate candidate : candidates) {
            scorers.add(candidate.test());
            reliability.put(
                    candidate.name(), Reliability.of(test, candidate.test().values(), Reliability.USUAL_BINS));
            operations.add(operation(
                    test, candidate.test(), "HIGH", candidate.thresholds().high(), plan));
            operations.add(operation(
                    test, candidate.test(), "MEDIUM", candidate.thresholds().medium(), plan));
        }
        if (test.has(NEWS2_COLUMN)) {
            Scores news2 = Scores.column(NEWS2, test, NEWS2_COLUMN);
            scorers.add(news2);
            operations.add(operation(test, news2, "7 or more", EMERGENCY, plan));
            operations.add(operation(test, news2, "5 or more", URGENT, plan));
            notes.add(missing(test, news2));
        }
        notes.add("AUPRC is average precision; a score that says nothing has the prevalence as its AUPRC.");
        notes.add(
                "An alert is raised at a row at or above the threshold unless one was raised for this patient less than "
                        + plan.alerts().silence().toHours()
                        + " h before; an event is an unbroken run of positive rows.");
        Map<String, Curve> curves = new LinkedHashMap<>();
        scorers.forEach(scores ->
                curves.put(scores.name(), Ranking.of(test, scores.values()).curve()));
        return new TestFigures(
                scorers,
                PairedFigures.of(test, scorers, plan.bootstrap()),
                operations,
                Subgroup.of(test, scorers.get(0), plan.bootstrap()),
                reliability,
                curves,
                notes);
    }

    private static Operation operation(
            LabelledRows test, Scores scores, String name, double threshold, TrainingPlan plan) {
        return Operation.of(
                scores.name(),
                OperatingPoint.of(name, test, scores.values(), threshold, plan.alerts(), plan.bootstrap()));
    }

    private static String missing(LabelledRows test, Scores news2) {
        int missing = 0;
        int positive = 0;
        double[] totals = news2.values();
        for (int row = 0; row < totals.length; row++) {
            if (totals[row] == Double.NEGATIVE_INFINITY) {
                missing++;
                positive += test.positive(row) ? 1 : 0;
            }
        }
        return String.format(
                Locale.ROOT,
                "NEWS2 is the total of the newest inputs of 24 h, missing ones counted 0; %,d of %,d test rows have none at"
                        + " all (%,d of them positive) and rank below every total, without an alert.",
                missing,
                totals.length,
                positive);
    }
}
