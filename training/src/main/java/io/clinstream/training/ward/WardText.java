package io.clinstream.training.ward;

import io.clinstream.training.evaluation.Difference;
import io.clinstream.training.evaluation.Interval;
import io.clinstream.training.evaluation.Reliability;
import io.clinstream.training.evaluation.ScorerFigures;
import java.util.Locale;

/** An evaluation as Markdown: the figures of docs/evaluation-ward.md. */
final class WardText {

    private final StringBuilder text = new StringBuilder();

    private WardText() {}

    static String of(WardEvaluation evaluation) {
        WardText text = new WardText();
        text.head(evaluation);
        evaluation.figures().scorers().forEach(text::scorer);
        text.line("");
        text.line("| the model against | AUROC, difference | AUPRC, difference |");
        text.line("|---|---:|---:|");
        evaluation.figures().differences().forEach(text::difference);
        text.line("");
        text.line("| tenth | rows | predicted | observed |");
        text.line("|---:|---:|---:|---:|");
        int tenth = 0;
        for (Reliability.Bin bin : evaluation.reliability()) {
            tenth++;
            text.line("| %d | %,d | %.4f | %.4f |", tenth, bin.rows(), bin.predicted(), bin.observed());
        }
        return text.text.toString();
    }

    private void head(WardEvaluation evaluation) {
        line(
                "Test part: %,d rows of %,d patients, %,d positive (%.2f %%); %,d labels contradict what happened. Training"
                        + " set `%s`.",
                evaluation.rows(),
                evaluation.patients(),
                evaluation.positives(),
                100.0 * evaluation.positives() / evaluation.rows(),
                evaluation.contradicted(),
                evaluation.trainingSet());
        line("");
        line(
                "AUROC below that of the true hazard: **%.4f** (at most %.2f: %s).",
                evaluation.lost(), WardEvaluation.MARGIN, evaluation.meetsTheGoal() ? "met" : "see the table");
        line("");
        line("| scorer | AUROC | AUPRC | Brier | calibration slope | intercept |");
        line("|---|---:|---:|---:|---:|---:|");
    }

    private void scorer(ScorerFigures figures) {
        line(
                "| %s | %s | %s | %s | %s | %s |",
                figures.name(),
                interval(figures.auroc(), 4),
                interval(figures.auprc(), 4),
                interval(figures.brier(), 4),
                interval(figures.slope(), 3),
                interval(figures.intercept(), 3));
    }

    private void difference(Difference difference) {
        line(
                "| %s | %s | %s |",
                difference.against(), interval(difference.auroc(), 4), interval(difference.auprc(), 4));
    }

    private static String interval(Interval interval, int decimals) {
        if (Double.isNaN(interval.estimate())) {
            return "–";
        }
        String number = "%." + decimals + "f";
        return String.format(
                Locale.ROOT,
                number + " (" + number + " to " + number + ")",
                interval.estimate(),
                interval.low(),
                interval.high());
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
