package io.clinstream.training.report;

import io.clinstream.training.boost.IterationFigures;
import io.clinstream.training.evaluation.Confusion;
import io.clinstream.training.evaluation.Curve;
import io.clinstream.training.evaluation.Reliability;
import io.clinstream.training.report.TrainingReport.Importance;
import io.clinstream.training.report.TrainingReport.Operation;
import io.clinstream.training.report.chart.Axis;
import io.clinstream.training.report.chart.BarChart;
import io.clinstream.training.report.chart.LineChart;
import io.clinstream.training.report.chart.MatrixChart;
import io.clinstream.training.report.chart.Series;
import io.clinstream.training.report.chart.Series.Look;
import io.clinstream.training.report.chart.Series.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The pictures of a report, SVG by file name. */
public final class Pictures {

    private static final int MOST_POINTS = 400;
    private static final int MOST_FEATURES = 25;

    private final TrainingReport report;
    private final Map<String, Curve> curves;

    /** Pictures of a report and of the curves of its scorers, by their names. */
    public Pictures(TrainingReport report, Map<String, Curve> curves) {
        this.report = report;
        this.curves = new LinkedHashMap<>(curves);
    }

    /** All of them, in the order of the report. */
    public Map<String, String> all() {
        Map<String, String> pictures = new LinkedHashMap<>();
        pictures.put("roc.svg", roc());
        pictures.put("precision-recall.svg", precisionRecall());
        pictures.put("calibration.svg", calibration());
        report.operatingPoints().stream()
                .filter(operation -> operation.scorer().equals(report.model()))
                .forEach(operation -> pictures.put(
                        "confusion-" + operation.point().name().toLowerCase(Locale.ROOT) + ".svg",
                        confusion(operation)));
        pictures.put("importance.svg", importance());
        pictures.put("training-loss.svg", loss());
        pictures.put("training-validation.svg", learning());
        return pictures;
    }

    private String roc() {
        List<Series> lines = new ArrayList<>();
        curves.forEach((name, curve) -> {
            List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
            curve.thinned(MOST_POINTS)
                    .steps()
                    .forEach(step -> points.add(new Point(
                            (double) step.falsePositives() / curve.negatives(),
                            (double) step.truePositives() / curve.positives())));
            lines.add(new Series(name + Html.areaOf(report, name, true), Look.LINE, points));
        });
        lines.add(new Series("chance", Look.DASHED, List.of(new Point(0, 0), new Point(1, 1))));
        return new LineChart(
                        "ROC on the test part",
                        "Sensitivity against the share of negative rows at or above every threshold",
                        Axis.share("1 − specificity"),
                        Axis.share("sensitivity"),
                        lines)
                .svg();
    }

    private String precisionRecall() {
        List<Series> lines = new ArrayList<>();
        double prevalence = 0;
        for (Map.Entry<String, Curve> entry : curves.entrySet()) {
            Curve curve = entry.getValue();
            prevalence = (double) curve.positives() / (curve.positives() + curve.negatives());
            List<Point> points = curve.thinned(MOST_POINTS).steps().stream()
                    .map(step -> new Point((double) step.truePositives() / curve.positives(), step.precision()))
                    .toList();
            lines.add(new Series(entry.getKey() + Html.areaOf(report, entry.getKey(), false), Look.LINE, points));
        }
        lines.add(new Series("prevalence", Look.DASHED, List.of(new Point(0, prevalence), new Point(1, prevalence))));
        return new LineChart(
                        "Precision and recall on the test part",
                        "Share of positive rows among those at or above every threshold, against sensitivity",
                        Axis.share("sensitivity (recall)"),
                        Axis.share("PPV (precision)"),
                        lines)
                .svg();
    }

    private String calibration() {
        double most = report.reliability().values().stream()
                .flatMap(List::stream)
                .mapToDouble(bin -> Math.max(bin.predicted(), bin.observed()))
                .max()
                .orElse(1);
        double end = Math.min(1, Math.max(most * 1.05, 0.01));
        List<Series> lines = new ArrayList<>();
        report.reliability()
                .forEach((name, bins) -> lines.add(new Series(
                        name, Look.DOTTED, bins.stream().map(Pictures::point).toList())));
        lines.add(new Series("perfect", Look.DASHED, List.of(new Point(0, 0), new Point(end, end))));
        return new LineChart(
                        "Calibration on the test part",
                        "Share of positive rows against mean probability, in tenths of the rows",
                        new Axis("mean probability", 0, end),
                        new Axis("share of positive rows", 0, end),
                        lines)
                .svg();
    }

    private static Point point(Reliability.Bin bin) {
        return new Point(bin.predicted(), bin.observed());
    }

    private static String confusion(Operation operation) {
        Confusion counts = operation.point().counts();
        return new MatrixChart(
                        "Rows at or above " + operation.point().name() + " ("
                                + Html.number(operation.point().threshold()) + ")",
                        "Rows of the test part by label and by side of the threshold",
                        List.of("below", "at or above"),
                        List.of("no event", "event in 24 h"),
                        List.of(
                                List.of(counts.trueNegatives(), counts.falsePositives()),
                                List.of(counts.falseNegatives(), counts.truePositives())))
                .svg();
    }

    private String importance() {
        List<BarChart.Bar> bars = report.importance().stream()
                .limit(MOST_FEATURES)
                .map((Importance important) -> new BarChart.Bar(important.feature(), important.meanContribution()))
                .toList();
        return new BarChart(
                        "Mean absolute contribution to the log-odds",
                        "Exact Shapley values on a sample of the test part",
                        bars)
                .svg();
    }

    private String loss() {
        double end = report.growth().iterations().stream()
                .mapToDouble(figures -> Math.max(figures.trainingLoss(), figures.validationLoss()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return overIterations(
                "Log loss by iteration",
                new Axis("log loss", 0, end * 1.05),
                List.of(
                        line("training", IterationFigures::trainingLoss),
                        line("validation", IterationFigures::validationLoss)));
    }

    private String learning() {
        return overIterations(
                "Validation by iteration",
                Axis.share("area"),
                List.of(
                        line("AUROC of the validation part", IterationFigures::validationAuroc),
                        line("AUPRC of the validation part (XGBoost's)", IterationFigures::validationAuprc)));
    }

    private String overIterations(String title, Axis up, List<Series> lines) {
        int last = Math.max(2, report.growth().iterations().size());
        return new LineChart(
                        title,
                        "Figures after every tree; kept were " + report.growth().trees(),
                        new Axis("trees", 1, last),
                        up,
                        lines)
                .svg();
    }

    private Series line(String name, ToDoubleFunction<IterationFigures> figure) {
        return new Series(
                name,
                Look.LINE,
                report.growth().iterations().stream()
                        .map(figures -> new Point(figures.iteration(), figure.applyAsDouble(figures)))
                        .toList());
    }
}
