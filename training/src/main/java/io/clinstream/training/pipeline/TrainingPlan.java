package io.clinstream.training.pipeline;

import io.clinstream.models.Freshness;
import io.clinstream.training.boost.TreeParameters;
import io.clinstream.training.calibration.ThresholdRule;
import io.clinstream.training.evaluation.AlertRule;
import io.clinstream.training.evaluation.PatientBootstrap;
import io.clinstream.training.linear.LogisticParameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a model is made of a training set.
 *
 * @param name of the model
 * @param trees how trees grow
 * @param logistic how the rival is fitted
 * @param thresholds what levels are chosen by
 * @param alerts when a score is an alert
 * @param bootstrap for intervals
 * @param excluded features not to learn from
 * @param required features without which there is no score
 * @param freshness what the model asks of the age of each group
 */
public record TrainingPlan(
        String name,
        TreeParameters trees,
        LogisticParameters logistic,
        ThresholdRule thresholds,
        AlertRule alerts,
        PatientBootstrap bootstrap,
        List<String> excluded,
        List<String> required,
        Map<String, Freshness> freshness) {

    /** The model that is served unless another is named. */
    public static final String USUAL_NAME = "adverse-event-24h";

    /** Alerts per 100 patient-days at HIGH, unless others are asked for. */
    public static final double HIGH_ALERTS = 10;

    private static final double MEDIUM_ALERTS = 30;
    private static final long SEED = 20_260_101;

    /** Copies the collections. */
    public TrainingPlan {
        excluded = List.copyOf(excluded);
        required = List.copyOf(required);
        freshness = Map.copyOf(freshness);
    }

    /** At most 10 alerts per 100 patient-days at HIGH and 30 at MEDIUM; vitals of 12 h needed, labs of 24 h wished for. */
    public static TrainingPlan usual(String name) {
        return new TrainingPlan(
                name,
                TreeParameters.USUAL,
                LogisticParameters.USUAL,
                new ThresholdRule.AlertBurden(HIGH_ALERTS, MEDIUM_ALERTS, AlertRule.USUAL),
                AlertRule.USUAL,
                PatientBootstrap.seeded(SEED),
                List.of(),
                List.of(),
                Map.of(
                        "vitals", new Freshness(Duration.ofHours(12), true),
                        "labs", new Freshness(Duration.ofHours(24), false)));
    }
}
