package io.clinstream.training.sepsis;

import io.clinstream.training.evaluation.Difference;
import io.clinstream.training.evaluation.Interval;
import io.clinstream.training.evaluation.ScorerFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The figures as Markdown, put between two marks of a page. */
final class EvaluationMarkdown {

    /** After this line the figures begin. */
    static final String BEGIN = "<!-- figures: written by scripts/evaluate-sepsis.sh -->";

    /** Before this line they end. */
    static final String END = "<!-- end of the figures -->";

    private final StringBuilder text = new StringBuilder();

    private EvaluationMarkdown() {}

    static String of(EvaluationFacts facts, SepsisEvaluation evaluation) {
        EvaluationMarkdown markdown = new EvaluationMarkdown();
        markdown.facts(facts, evaluation);
        markdown.parts(facts);
        markdown.scorers(evaluation);
        markdown.utilities(evaluation);
        return markdown.text.toString();
    }

    /**
     * Replaces what stands between the marks.
     *
     * @throws IOException if the page cannot be read or lacks a mark
     */
    static void replace(Path page, String figures) throws IOException {
        String before = Files.readString(page);
        int begin = before.indexOf(BEGIN);
        int end = before.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " must hold the lines \"" + BEGIN + "\" and \"" + END + "\"");
        }
        Files.writeString(
                page, before.substring(0, begin + BEGIN.length()) + "\n\n" + figures + "\n" + before.substring(end));
    }

    private void facts(EvaluationFacts facts, SepsisEvaluation evaluation) {
        line("Measured on the %s part, %s, commit `%s`.", evaluation.part().part(), facts.madeAt(), facts.commit());
        line("");
        line("- data: SHA-256 `%s`", facts.dataSha256());
        line("- split: SHA-256 `%s`", facts.splitSha256());
        line(
                "- feature set `%s`, %,d vectors in the offline store, %d features read",
                facts.featureSet(), facts.vectors(), facts.inputs().size());
        facts.models().forEach((name, description) -> line("- %s: %s", name, description));
        line("");
    }

    private void parts(EvaluationFacts facts) {
        line("| part | patients | septic | hours | hours before the onset | positive | prevalence | without vector |");
        line("|---|---|---|---|---|---|---|---|");
        for (PartFigures part : facts.parts()) {
            line(
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
        line("");
    }

    private void scorers(SepsisEvaluation evaluation) {
        line("Hours before the onset, label \"onset within 24 h\"; 95 %% intervals of 1,000 draws of patients:");
        line("");
        line(
                "| | AUROC | AUPRC (prevalence %.2f %%) | calibration slope | intercept | Brier |",
                100 * evaluation.part().prevalence());
        line("|---|---|---|---|---|---|");
        for (ScorerFigures scorer : evaluation.figures().scorers()) {
            line(
                    "| %s | %s | %s | %s | %s | %s |",
                    scorer.name(),
                    interval(3, scorer.auroc()),
                    interval(3, scorer.auprc()),
                    interval(2, scorer.slope()),
                    interval(2, scorer.intercept()),
                    interval(4, scorer.brier()));
        }
        for (Difference difference : evaluation.figures().differences()) {
            line(
                    "| %s − %s | %s | %s | | | |",
                    difference.of(),
                    difference.against(),
                    interval(3, difference.auroc()),
                    interval(3, difference.auprc()));
        }
        line("");
    }

    private void utilities(SepsisEvaluation evaluation) {
        line(
                "Every hour, normalised utility of the challenge; alarms from the probability that was best on validation:");
        line("");
        line("| | utility | first − this | on validation | threshold | hours alarmed | septic warned before onset |"
                + " others alarmed |");
        line("|---|---|---|---|---|---|---|---|");
        boolean first = true;
        for (UtilityFigures utility : evaluation.utilities()) {
            line(
                    "| %s | %s | %s | %.3f | %.4f | %.1f %% | %.1f %% | %.1f %% |",
                    utility.name(),
                    interval(3, utility.test()),
                    first ? "" : interval(3, utility.againstFirst()),
                    utility.validation(),
                    utility.threshold(),
                    100 * utility.alarmShare(),
                    100 * utility.septicWarned(),
                    100 * utility.othersAlarmed());
            first = false;
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String interval(int digits, Interval interval) {
        String number = "%." + digits + "f";
        return String.format(
                Locale.ROOT,
                number + " [" + number + ", " + number + "]",
                interval.estimate(),
                interval.low(),
                interval.high());
    }
}
