package io.clinstream.training.report;

import io.clinstream.training.evaluation.LeadTime;
import io.clinstream.training.evaluation.OperatingPoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A report as one page that needs nothing else: style, tables and pictures are in it. */
public final class HtmlReport {

    private static final int MOST_FEATURES = 40;

    private static final String STYLE = "body{font-family:system-ui,sans-serif;max-width:72rem;margin:2rem auto;"
            + "padding:0 1rem;color:#222;line-height:1.45}table{border-collapse:collapse;margin:1rem 0 2rem}"
            + "caption{text-align:left;font-weight:bold;padding:.3rem 0}th,td{border:1px solid #ccc;padding:.25rem .6rem;"
            + "text-align:right}th[scope=row]{text-align:left;font-weight:normal}th[scope=col]{background:#f2f2f2}"
            + ".pictures{display:flex;flex-wrap:wrap;gap:1rem}svg{max-width:100%;height:auto;border:1px solid #eee}"
            + ".note{background:#fff7e0;padding:.6rem 1rem;border-left:4px solid #E69F00}";

    private final TrainingReport report;
    private final Map<String, String> pictures;

    /** A page of a report and its pictures, SVG by file name. */
    public HtmlReport(TrainingReport report, Map<String, String> pictures) {
        this.report = report;
        this.pictures = pictures;
    }

    /** The page, UTF-8. */
    public byte[] bytes() {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
        page.append("<title>").append(Html.text(report.model())).append(": training report</title>\n<style>");
        page.append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(Html.text(report.model()))
                .append("</h1>\n<p>");
        page.append(Html.text(report.outcome())).append(". Trained at ").append(report.trainedAt());
        page.append(" by version ").append(Html.text(report.codeVersion())).append(" on training set ");
        page.append(Html.text(report.data().trainingSet())).append(". Research software, not a medical device.</p>\n");
        page.append("<div class=\"note\"><ul>\n");
        report.notes()
                .forEach(note -> page.append("<li>").append(Html.text(note)).append("</li>\n"));
        page.append("</ul></div>\n<h2>How good it is</h2>\n").append(figures()).append(differences());
        page.append("<div class=\"pictures\">\n");
        pictures.values().forEach(page::append);
        page.append("</div>\n<h2>What its thresholds do</h2>\n<p>")
                .append(Html.text(report.levels().rule()));
        page.append("</p>\n").append(operations()).append(leadTimes());
        page.append("<h2>Among patients</h2>\n").append(subgroups());
        page.append("<h2>What it was made of</h2>\n")
                .append(parts())
                .append(parameters())
                .append(importance());
        return page.append("</body></html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private String figures() {
        return Html.table(
                "Test part, with 95 % intervals by patient bootstrap",
                List.of(
                        "",
                        "AUROC",
                        "AUPRC",
                        "Brier",
                        "calibration slope",
                        "calibration intercept",
                        "mean probability"),
                report.figures().stream()
                        .map(figures -> List.of(
                                figures.name(),
                                Html.interval(figures.auroc()),
                                Html.interval(figures.auprc()),
                                Html.interval(figures.brier()),
                                Html.interval(figures.slope()),
                                Html.interval(figures.intercept()),
                                Html.number(figures.meanProbability())))
                        .toList());
    }

    private String differences() {
        return Html.table(
                "Differences on the same rows and the same draws of patients",
                List.of("", "AUROC", "AUPRC"),
                report.differences().stream()
                        .map(difference -> List.of(
                                difference.of() + " − " + difference.against(),
                                Html.interval(difference.auroc()),
                                Html.interval(difference.auprc())))
                        .toList());
    }

    private String operations() {
        return Html.table(
                "At a threshold",
                List.of(
                        "",
                        "threshold",
                        "sensitivity",
                        "specificity",
                        "PPV",
                        "rows per positive row (NNE)",
                        "alerts",
                        "alerts per 100 patient-days",
                        "PPV of alerts",
                        "alerts per right alert"),
                report.operatingPoints().stream()
                        .map(operation -> {
                            OperatingPoint point = operation.point();
                            return List.of(
                                    operation.scorer() + " " + point.name(),
                                    Html.number(point.threshold()),
                                    Html.interval(point.sensitivity()),
                                    Html.number(point.specificity()),
                                    Html.interval(point.ppv()),
                                    Html.number(operation.numberNeededToEvaluate()),
                                    Html.number(point.alerts()),
                                    Html.interval(point.alertsPer100PatientDays()),
                                    Html.interval(point.alertPpv()),
                                    Html.number(operation.alertsPerRightAlert()));
                        })
                        .toList());
    }

    private String leadTimes() {
        return Html.table(
                "Hours from the first row at or above the threshold to the onset, at most 24",
                List.of("", "episodes", "warned", "lower quartile", "median", "upper quartile", "median at most"),
                report.operatingPoints().stream()
                        .map(operation -> {
                            LeadTime lead = operation.point().leadTime();
                            return List.of(
                                    operation.scorer() + " " + operation.point().name(),
                                    Html.number(lead.episodes()),
                                    Html.number(lead.warned()),
                                    Html.number(lead.lowerQuartile()),
                                    Html.number(lead.median()),
                                    Html.number(lead.upperQuartile()),
                                    Html.number(lead.medianAtMost()));
                        })
                        .toList());
    }

    private String subgroups() {
        return Html.table(
                "By site and by sex",
                List.of("", "rows", "patients", "positive rows", "AUROC", "AUPRC", "mean probability"),
                report.subgroups().stream()
                        .map(group -> List.of(
                                group.group() + " " + group.value(),
                                Html.number(group.rows()),
                                Html.number(group.patients()),
                                Html.number(group.positives()),
                                Html.interval(group.auroc()),
                                Html.interval(group.auprc()),
                                Html.number(group.meanProbability())))
                        .toList());
    }

    private String parts() {
        return Html.table(
                "The training set",
                List.of("", "rows", "patients", "positive rows", "patients with one", "prevalence", "patient-days"),
                report.data().parts().stream()
                        .map(part -> List.of(
                                part.name(),
                                Html.number(part.rows()),
                                Html.number(part.patients()),
                                Html.number(part.positives()),
                                Html.number(part.positivePatients()),
                                Html.number(part.prevalence()),
                                Html.number(part.patientDays())))
                        .toList());
    }

    private String parameters() {
        return Html.table(
                "Parameters",
                List.of("", "value"),
                report.parameters().entrySet().stream()
                        .map(parameter -> List.of(parameter.getKey(), parameter.getValue()))
                        .toList());
    }

    private String importance() {
        return Html.table(
                "Features by mean absolute contribution",
                List.of("", "mean contribution to the log-odds", "mean gain"),
                report.importance().stream()
                        .limit(MOST_FEATURES)
                        .map(important -> List.of(
                                important.feature(),
                                Html.number(important.meanContribution()),
                                Html.number(important.gain())))
                        .toList());
    }
}
