package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.util.List;
import java.util.Locale;

/**
 * A candidate against the model in production, on the same rows: what a promotion asks for.
 *
 * @param rows rows compared on
 * @param positives of them with label 1
 * @param candidate figures of the candidate
 * @param production figures of the model in production
 * @param difference candidate minus production, paired
 */
public record Comparison(
        int rows, int positives, ScorerFigures candidate, ScorerFigures production, Difference difference) {

    /**
     * Compares probabilities of two models.
     *
     * @param candidate what the candidate says of each row
     * @param production what the model in production says of each row
     */
    public static Comparison of(Scores candidate, Scores production, LabelledRows rows, PatientBootstrap bootstrap) {
        PairedFigures figures = PairedFigures.of(rows, List.of(candidate, production), bootstrap);
        return new Comparison(
                rows.size(),
                rows.positives(),
                figures.scorers().get(0),
                figures.scorers().get(1),
                figures.differences().get(0));
    }

    /** Whether the candidate has the higher AUPRC and not the lower AUROC. */
    public boolean candidateIsBetter() {
        return difference.auprc().estimate() > 0 && difference.auroc().estimate() >= 0;
    }

    /** The comparison in one sentence. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "on the same %,d rows (%,d positive) %s has AUPRC %.4f and AUROC %.4f, %s %.4f and %.4f;"
                        + " differences %+.4f [%+.4f, %+.4f] and %+.4f [%+.4f, %+.4f]",
                rows,
                positives,
                candidate.name(),
                candidate.auprc().estimate(),
                candidate.auroc().estimate(),
                production.name(),
                production.auprc().estimate(),
                production.auroc().estimate(),
                difference.auprc().estimate(),
                difference.auprc().low(),
                difference.auprc().high(),
                difference.auroc().estimate(),
                difference.auroc().low(),
                difference.auroc().high());
    }
}
