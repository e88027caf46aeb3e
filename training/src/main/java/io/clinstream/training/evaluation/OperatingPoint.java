package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.AlertRule.AlertCount;
import java.util.Arrays;

/**
 * What a threshold does. Sensitivity, PPV and number needed to evaluate are of rows; the alerts are those of an
 * {@link AlertRule}.
 *
 * @param name for example {@code HIGH}
 * @param threshold scores at or above it count
 * @param counts rows by label and side of the threshold
 * @param sensitivity share of the positive rows at or above it
 * @param specificity share of the negative rows below it
 * @param ppv share of the rows at or above it that are positive
 * @param alerts alerts raised
 * @param alertsPer100PatientDays alerts in 100 days under observation
 * @param alertPpv share of the alerts raised at a positive row
 * @param leadTime before the onset
 */
public record OperatingPoint(
        String name,
        double threshold,
        Confusion counts,
        Interval sensitivity,
        double specificity,
        Interval ppv,
        int alerts,
        Interval alertsPer100PatientDays,
        Interval alertPpv,
        LeadTime leadTime) {

    private static final double HUNDRED = 100;

    /** Rows that are looked at for one that is positive: 1/PPV. */
    public double numberNeededToEvaluate() {
        return 1 / ppv.estimate();
    }

    /** Alerts that are looked at for one that is right. */
    public double alertsPerRightAlert() {
        return 1 / alertPpv.estimate();
    }

    /** Measures a threshold. */
    public static OperatingPoint of(
            String name,
            LabelledRows rows,
            double[] scores,
            double threshold,
            AlertRule rule,
            PatientBootstrap bootstrap) {
        Confusion[] counts = Confusion.byPatient(rows, scores, threshold);
        AlertCount[] alerts = rule.byPatient(rows, scores, threshold);
        double[] days = PatientDays.byPatient(rows);
        double[] estimates = figures(counts, alerts, days, PatientBootstrap.once(rows.patientCount()));
        double[][] replicates = bootstrap.measure(
                rows.patientCount(), estimates.length, weights -> figures(counts, alerts, days, weights));
        Confusion all = Arrays.stream(counts).reduce(Confusion.NONE, Confusion::plus);
        return new OperatingPoint(
                name,
                threshold,
                all,
                Interval.of(estimates[0], replicates[0]),
                (double) all.trueNegatives() / (all.trueNegatives() + all.falsePositives()),
                Interval.of(estimates[1], replicates[1]),
                Arrays.stream(alerts).mapToInt(AlertCount::raised).sum(),
                Interval.of(estimates[2], replicates[2]),
                Interval.of(estimates[3], replicates[3]),
                LeadTime.of(rows, Episodes.of(rows), scores, threshold));
    }

    /** Sensitivity, PPV, alerts per 100 patient-days and PPV of alerts; NaN where nothing is divided by. */
    private static double[] figures(Confusion[] counts, AlertCount[] alerts, double[] days, int[] weights) {
        double right = 0;
        double missed = 0;
        double wrong = 0;
        double raised = 0;
        double rightAlerts = 0;
        double observed = 0;
        for (int patient = 0; patient < weights.length; patient++) {
            double weight = weights[patient];
            right += weight * counts[patient].truePositives();
            missed += weight * counts[patient].falseNegatives();
            wrong += weight * counts[patient].falsePositives();
            raised += weight * alerts[patient].raised();
            rightAlerts += weight * alerts[patient].right();
            observed += weight * days[patient];
        }
        return new double[] {
            right / (right + missed), right / (right + wrong), HUNDRED * raised / observed, rightAlerts / raised
        };
    }
}
