package io.clinstream.training.cli;

import io.clinstream.training.evaluation.Interval;
import io.clinstream.training.report.TrainingReport;
import io.clinstream.training.report.TrainingReport.PartSize;
import java.io.PrintWriter;
import java.util.Locale;

/** A training on the terminal. */
final class Summary {

    private static final double PERCENT = 100;

    private final TrainingReport report;
    private final PrintWriter out;

    Summary(TrainingReport report, PrintWriter out) {
        this.report = report;
        this.out = out;
    }

    void print() {
        for (PartSize part : report.data().parts()) {
            out.printf(
                    Locale.ROOT,
                    "%-10s %,9d rows, %,7d patients, %.2f %% positive, %,.0f patient-days%n",
                    part.name(),
                    part.rows(),
                    part.patients(),
                    PERCENT * part.prevalence(),
                    part.patientDays());
        }
        out.printf(
                Locale.ROOT,
                "%d trees on %d features (%d never vary)%n",
                report.growth().trees(),
                report.growth().inputs(),
                report.growth().leftOut());
        out.printf("%-28s %-25s %-25s %-24s%n", "test part", "AUROC", "AUPRC", "calibration slope");
        report.figures()
                .forEach(figures -> out.printf(
                        "%-28s %-25s %-25s %-24s%n",
                        figures.name(), text(figures.auroc()), text(figures.auprc()), text(figures.slope())));
        report.operatingPoints()
                .forEach(operation -> out.printf(
                        Locale.ROOT,
                        "%-38s sensitivity %.3f, PPV %.3f, %.1f alerts per 100 patient-days, warned %d of %d%n",
                        operation.scorer() + " " + operation.point().name(),
                        operation.point().sensitivity().estimate(),
                        operation.point().ppv().estimate(),
                        operation.point().alertsPer100PatientDays().estimate(),
                        operation.point().leadTime().warned(),
                        operation.point().leadTime().episodes()));
    }

    private static String text(Interval interval) {
        return Double.isNaN(interval.estimate())
                ? "-"
                : String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", interval.estimate(), interval.low(), interval.high());
    }
}
