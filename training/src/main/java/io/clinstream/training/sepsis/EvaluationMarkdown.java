package io.clinstream.training.sepsis;

import io.clinstream.training.evaluation.Difference;
import io.clinstream.training.evaluation.ScorerFigures;

/** The figures as Markdown, put between two marks of a page. */
final class EvaluationMarkdown {

    /** Marks of the page between which the figures stand. */
    static final PageMarks MARKS =
            new PageMarks("<!-- figures: written by scripts/evaluate-sepsis.sh -->", "<!-- end of the figures -->");

    private final MarkdownLines lines = new MarkdownLines();

    private EvaluationMarkdown() {}

    static String of(EvaluationFacts facts, SepsisEvaluation evaluation) {
        EvaluationMarkdown markdown = new EvaluationMarkdown();
        markdown.facts(facts, evaluation);
        markdown.parts(facts);
        markdown.scorers(evaluation);
        markdown.utilities(evaluation);
        return markdown.lines.text();
    }

    private void facts(EvaluationFacts facts, SepsisEvaluation evaluation) {
        lines.add(
                "Measured on the %s part, %s, commit `%s`.", evaluation.part().part(), facts.madeAt(), facts.commit());
        lines.add("");
        lines.add("- data: SHA-256 `%s`", facts.dataSha256());
        lines.add("- split: SHA-256 `%s`", facts.splitSha256());
        lines.add(
                "- feature set `%s`, %,d vectors in the offline store, %d features read",
                facts.featureSet(), facts.vectors(), facts.inputs().size());
        facts.models().forEach((name, description) -> lines.add("- %s: %s", name, description));
        lines.add("");
    }

    private void parts(EvaluationFacts facts) {
        lines.add(
                "| part | patients | septic | hours | hours before the onset | positive | prevalence | without vector |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (PartFigures part : facts.parts()) {
            lines.add(
                    "| %s | %,d | %,d | %,d | %,d | %,d | %.2f %% | %,d |",
                    part.part(),
                    part.patients(),
                    part.septic(),
                    part.hours(),
                    part.rows(),
                    part.positives(),
                    100 * part.prevalence(),
                    part.withoutVector());
        }
        lines.add("");
    }

    private void scorers(SepsisEvaluation evaluation) {
        lines.add("Hours before the onset, label \"onset within 24 h\"; 95 %% intervals of 1,000 draws of patients:");
        lines.add("");
        lines.add(
                "| | AUROC | AUPRC (prevalence %.2f %%) | calibration slope | intercept | Brier |",
                100 * evaluation.part().prevalence());
        lines.add("|---|---|---|---|---|---|");
        for (ScorerFigures scorer : evaluation.figures().scorers()) {
            lines.add(
                    "| %s | %s | %s | %s | %s | %s |",
                    scorer.name(),
                    MarkdownLines.interval(3, scorer.auroc()),
                    MarkdownLines.interval(3, scorer.auprc()),
                    MarkdownLines.interval(2, scorer.slope()),
                    MarkdownLines.interval(2, scorer.intercept()),
                    MarkdownLines.interval(4, scorer.brier()));
        }
        for (Difference difference : evaluation.figures().differences()) {
            lines.add(
                    "| %s − %s | %s | %s | | | |",
                    difference.of(),
                    difference.against(),
                    MarkdownLines.interval(3, difference.auroc()),
                    MarkdownLines.interval(3, difference.auprc()));
        }
        lines.add("");
    }

    private void utilities(SepsisEvaluation evaluation) {
        lines.add(
                "Every hour, normalised utility of the challenge; alarms from the probability that was best on validation:");
        lines.add("");
        lines.add(
                "| | utility | first − this | on validation | threshold | hours alarmed | septic warned before onset |"
                        + " others alarmed |");
        lines.add("|---|---|---|---|---|---|---|---|");
        boolean first = true;
        for (UtilityFigures utility : evaluation.utilities()) {
            lines.add(
                    "| %s | %s | %s | %.3f | %.4f | %.1f %% | %.1f %% | %.1f %% |",
                    utility.name(),
                    MarkdownLines.interval(3, utility.test()),
                    first ? "" : MarkdownLines.interval(3, utility.againstFirst()),
                    utility.validation(),
                    utility.threshold(),
                    100 * utility.alarmShare(),
                    100 * utility.septicWarned(),
                    100 * utility.othersAlarmed());
            first = false;
        }
    }
}
