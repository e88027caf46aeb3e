package io.clinstream.training.report;

import io.clinstream.training.evaluation.Interval;
import io.clinstream.training.evaluation.ScorerFigures;
import java.util.List;
import java.util.Locale;

/** Pieces of the page. */
final class Html {

    private Html() {}

    /** A number with four significant digits; a dash where it is not defined. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return Math.abs(value) >= 0.001
                ? String.format(Locale.ROOT, "%.4g", value)
                : String.format(Locale.ROOT, "%.2e", value);
    }

    /** A figure with its interval. */
    static String interval(Interval interval) {
        return Double.isNaN(interval.estimate())
                ? "–"
                : String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", interval.estimate(), interval.low(), interval.high());
    }

    /** The area of a scorer for a legend: {@code , AUROC 0.812}. */
    static String areaOf(TrainingReport report, String scorer, boolean roc) {
        return report.figures().stream()
                .filter(figures -> figures.name().equals(scorer))
                .map((ScorerFigures figures) -> String.format(
                        Locale.ROOT,
                        roc ? ", AUROC %.3f" : ", AUPRC %.3f",
                        (roc ? figures.auroc() : figures.auprc()).estimate()))
                .findFirst()
                .orElse("");
    }

    /** Text as HTML writes it. */
    static String text(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A table with a caption. */
    static String table(String caption, List<String> head, List<List<String>> rows) {
        StringBuilder table = new StringBuilder("<table><caption>" + text(caption) + "</caption>\n<tr>");
        head.forEach(
                cell -> table.append("<th scope=\"col\">").append(text(cell)).append("</th>"));
        table.append("</tr>\n");
        for (List<String> row : rows) {
            table.append("<tr>");
            for (int cell = 0; cell < row.size(); cell++) {
                String kind = cell == 0 ? "th scope=\"row\"" : "td";
                table.append('<').append(kind).append('>').append(text(row.get(cell)));
                table.append(cell == 0 ? "</th>" : "</td>");
            }
            table.append("</tr>\n");
        }
        return table.append("</table>\n").toString();
    }
}
