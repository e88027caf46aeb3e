package io.clinstream.training.sepsis;

import io.clinstream.training.evaluation.Difference;
import io.clinstream.training.evaluation.ScorerFigures;

/** The figures of a cross-validation as Markdown. */
final class CrossValidationMarkdown {

    /** Marks of the page between which the figures stand. */
    static final PageMarks MARKS = new PageMarks(
            "<!-- cross-validation: written by scripts/evaluate-sepsis.sh --folds -->",
            "<!-- end of the cross-validation -->");

    private final MarkdownLines lines = new MarkdownLines();

    private CrossValidationMarkdown() {}

    static String of(CrossValidationFacts facts, CrossValidation validation) {
        CrossValidationMarkdown markdown = new CrossValidationMarkdown();
        markdown.facts(facts, validation);
        markdown.scorers(validation);
        markdown.utilities(validation);
        markdown.folds(validation);
        return markdown.lines.text();
    }

    private void facts(CrossValidationFacts facts, CrossValidation validation) {
        PartFigures all = validation.cohort();
        lines.add(
                "%d folds, %s, commit `%s`. Data: SHA-256 `%s`; feature set `%s`.",
                validation.folds().size(), facts.madeAt(), facts.commit(), facts.dataSha256(), facts.featureSet());
        lines.add("");
        lines.add(
                "%,d patients, %,d septic; %,d hours, %,d of them before the onset, %,d positive (%.2f %%).",
                all.patients(), all.septic(), all.hours(), all.rows(), all.positives(), 100 * all.prevalence());
        lines.add("");
    }

    private void scorers(CrossValidation validation) {
        lines.add(
                "Out-of-fold probabilities of the hours before the onset, label \"onset within 24 h\"; 95 %% intervals of");
        lines.add("1,000 draws of patients:");
        lines.add("");
        lines.add(
                "| | AUROC | AUPRC (prevalence %.2f %%) | calibration slope | intercept | Brier |",
                100 * validation.cohort().prevalence());
        lines.add("|---|---|---|---|---|---|");
        for (ScorerFigures scorer : validation.figures().scorers()) {
            lines.add(
                    "| %s | %s | %s | %s | %s | %s |",
                    scorer.name(),
                    MarkdownLines.interval(3, scorer.auroc()),
                    MarkdownLines.interval(3, scorer.auprc()),
                    MarkdownLines.interval(2, scorer.slope()),
                    MarkdownLines.interval(2, scorer.intercept()),
                    MarkdownLines.interval(4, scorer.brier()));
        }
        for (Difference difference : validation.figures().differences()) {
            lines.add(
                    "| %s − %s | %s | %s | | | |",
                    difference.of(),
                    difference.against(),
                    MarkdownLines.interval(3, difference.auroc()),
                    MarkdownLines.interval(3, difference.auprc()));
        }
        lines.add("");
    }

    private void utilities(CrossValidation validation) {
        lines.add("Every hour, normalised utility of the challenge over all patients, each fold by its own threshold:");
        lines.add("");
        lines.add("| | utility | first − this |");
        lines.add("|---|---|---|");
        boolean first = true;
        for (CrossValidation.PooledUtility utility : validation.utilities()) {
            lines.add(
                    "| %s | %s | %s |",
                    utility.name(),
                    MarkdownLines.interval(3, utility.utility()),
                    first ? "" : MarkdownLines.interval(3, utility.againstFirst()));
            first = false;
        }
        lines.add("");
    }

    private void folds(CrossValidation validation) {
        lines.add("Fold by fold (patients: learnt from, inner validation, left out):");
        lines.add("");
        lines.add("| fold | patients | septic left out | scorer | AUROC, inner validation | AUROC, left out | utility |"
                + " threshold |");
        lines.add("|---|---|---|---|---|---|---|---|");
        int number = 0;
        for (FoldFigures fold : validation.folds()) {
            number++;
            for (FoldFigures.OfScorer scorer : fold.scorers()) {
                lines.add(
                        "| %d | %,d, %,d, %,d | %,d | %s | %.3f | %.3f | %.3f | %.4f |",
                        number,
                        fold.training().patients(),
                        fold.inner().patients(),
                        fold.out().patients(),
                        fold.out().septic(),
                        scorer.name(),
                        scorer.innerAuroc(),
                        scorer.auroc(),
                        scorer.utility(),
                        scorer.threshold());
            }
        }
    }
}
