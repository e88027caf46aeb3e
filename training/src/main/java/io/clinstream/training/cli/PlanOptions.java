package io.clinstream.training.cli;

import io.clinstream.models.Freshness;
import io.clinstream.training.boost.ClassWeight;
import io.clinstream.training.boost.StoppingFigure;
import io.clinstream.training.boost.TreeParameters;
import io.clinstream.training.calibration.ThresholdRule;
import io.clinstream.training.calibration.ThresholdRule.AlertBurden;
import io.clinstream.training.calibration.ThresholdRule.Sensitivity;
import io.clinstream.training.evaluation.AlertRule;
import io.clinstream.training.evaluation.PatientBootstrap;
import io.clinstream.training.linear.LogisticParameters;
import io.clinstream.training.pipeline.TrainingPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the model is made. */
final class PlanOptions {

    private static final double MEDIUM_TO_HIGH = 3;

    @Option(
            names = "--name",
            defaultValue = TrainingPlan.USUAL_NAME,
            description = "Name of the model; default ${DEFAULT-VALUE}.")
    private String name = TrainingPlan.USUAL_NAME;

    @Option(
            names = "--alerts-per-100-patient-days",
            paramLabel = "N",
            description =
                    "HIGH is the lowest threshold with at most N alerts per 100 patient-days on the validation part;"
                            + " default 10.")
    private @Nullable Double alerts;

    @Option(
            names = "--medium-alerts-per-100-patient-days",
            paramLabel = "N",
            description = "Likewise MEDIUM; default three times that of HIGH.")
    private @Nullable Double mediumAlerts;

    @Option(
            names = "--sensitivity",
            paramLabel = "SHARE",
            description =
                    "Instead: MEDIUM is the highest threshold that reaches this share of the positive rows, HIGH half"
                            + " of it.")
    private @Nullable Double sensitivity;

    @Option(
            names = "--silence",
            defaultValue = "PT12H",
            description = "Least time between two alerts of a patient; default ${DEFAULT-VALUE}.")
    private Duration silence = AlertRule.USUAL.silence();

    @Option(
            names = "--max-depth",
            defaultValue = "5",
            description = "Depth of trees, 1 to 6; default ${DEFAULT-VALUE}.")
    private int maxDepth;

    @Option(names = "--eta", defaultValue = "0.05", description = "Learning rate; default ${DEFAULT-VALUE}.")
    private double eta;

    @Option(names = "--iterations", defaultValue = "600", description = "Most trees; default ${DEFAULT-VALUE}.")
    private int iterations;

    @Option(
            names = "--patience",
            defaultValue = "40",
            description = "Trees without a gain on the validation part before growing ends; default ${DEFAULT-VALUE}.")
    private int patience;

    @Option(
            names = "--class-weight",
            defaultValue = "SQUARE_ROOT",
            description = "${COMPLETION-CANDIDATES}: what a positive row weighs; default ${DEFAULT-VALUE}.")
    private ClassWeight classWeight = ClassWeight.SQUARE_ROOT;

    @Option(
            names = "--stopping",
            defaultValue = "AUPRC",
            description = "${COMPLETION-CANDIDATES}: figure of the validation part that ends growing; default"
                    + " ${DEFAULT-VALUE}.")
    private StoppingFigure stopping = StoppingFigure.AUPRC;

    @Option(names = "--threads", defaultValue = "0", description = "Of XGBoost; default 0, one per processor.")
    private int threads;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of all draws of the trainers; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Replicates of the intervals; default ${DEFAULT-VALUE}.")
    private int replicates;

    @Option(names = "--exclude", paramLabel = "FEATURE", split = ",", description = "Features not to learn from.")
    private List<String> excluded = List.of();

    @Option(
            names = "--require",
            paramLabel = "FEATURE",
            split = ",",
            description = "Features without which the model gives no score.")
    private List<String> required = List.of();

    @Option(
            names = "--vitals-stale-after",
            defaultValue = "PT12H",
            description = "Age of vital signs beyond which the model gives no score; default ${DEFAULT-VALUE}.")
    private Duration vitals = Duration.ofHours(12);

    @Option(
            names = "--labs-stale-after",
            defaultValue = "PT24H",
            description = "Age of laboratory results beyond which a score is PARTIAL; default ${DEFAULT-VALUE}.")
    private Duration labs = Duration.ofHours(24);

    int iterations() {
        return iterations;
    }

    String name() {
        return name;
    }

    /**
     * The plan.
     *
     * @throws IllegalArgumentException an option is out of its bounds
     */
    TrainingPlan plan() {
        TreeParameters usual = TreeParameters.USUAL;
        AlertRule rule = new AlertRule(silence);
        LogisticParameters logistic = LogisticParameters.USUAL;
        return new TrainingPlan(
                name,
                new TreeParameters(
                        maxDepth,
                        eta,
                        usual.subsample(),
                        usual.columnsByTree(),
                        usual.minChildWeight(),
                        usual.lambda(),
                        usual.bins(),
                        classWeight,
                        iterations,
                        patience,
                        stopping,
                        threads,
                        seed),
                new LogisticParameters(
                        logistic.lambdas(),
                        logistic.mostRows(),
                        logistic.mostRounds(),
                        logistic.patience(),
                        threads,
                        seed),
                thresholds(rule),
                rule,
                new PatientBootstrap(
                        replicates, TrainingPlan.usual(name).bootstrap().seed()),
                excluded,
                required,
                Map.of("vitals", new Freshness(vitals, true), "labs", new Freshness(labs, false)));
    }

    private ThresholdRule thresholds(AlertRule rule) {
        if (sensitivity != null) {
            if (alerts != null || mediumAlerts != null) {
                throw new IllegalArgumentException("--sensitivity and alerts per 100 patient-days exclude each other");
            }
            return new Sensitivity(sensitivity, sensitivity / 2);
        }
        double high = alerts == null ? TrainingPlan.HIGH_ALERTS : alerts;
        return new AlertBurden(high, mediumAlerts == null ? MEDIUM_TO_HIGH * high : mediumAlerts, rule);
    }
}
