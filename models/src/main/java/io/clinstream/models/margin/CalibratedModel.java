package io.clinstream.models.margin;

import io.clinstream.models.Applicability;
import io.clinstream.models.Applicability.Verdict;
import io.clinstream.models.ModelIdentity;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.calibration.PlattCalibration;
import io.clinstream.models.news2.News2Reading;
import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.Contribution;
import io.clinstream.models.score.Score;
import io.clinstream.models.score.ScoreStatus;
import io.clinstream.models.score.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A registered model as it scores: status rules, margin, calibration, contributions, level, and the NEWS2 total beside
 * it. All arithmetic is strict and in a fixed order, so that the same input gives the same bits on every machine.
 *
 * <p>Inputs are taken as the vector holds them: features that run with the clock are those of the vector's instant, as
 * they were in training. A value that is no finite number counts as null.
 */
public final class CalibratedModel implements ScoringModel {

    private final ModelIdentity identity;
    private final String[] names;
    private final UsedFeatures used;
    private final MarginModel model;
    private final Applicability applicability;
    private final PlattCalibration calibration;
    private final Thresholds thresholds;
    private final Reckoning reckoning;

    /**
     * A model.
     *
     * @param inputs features in the order of the model's inputs
     * @param model the function, with as many inputs; closed with this model
     */
    public CalibratedModel(
            ModelIdentity identity,
            List<String> inputs,
            MarginModel model,
            Applicability applicability,
            PlattCalibration calibration,
            Thresholds thresholds) {
        if (inputs.size() != model.inputs()) {
            throw new IllegalArgumentException(inputs.size() + " names for " + model.inputs() + " inputs");
        }
        this.identity = identity;
        this.names = inputs.toArray(new String[0]);
        this.used = new UsedFeatures(inputs);
        this.model = model;
        this.applicability = applicability;
        this.calibration = calibration;
        this.thresholds = thresholds;
        this.reckoning = new Reckoning(inputs);
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public Assessment assess(ScoringInput input) {
        News2Reading news2 = News2Reading.of(input);
        Map<String, Double> read = used.of(input.features());
        double[] values = values(input.features());
        Verdict verdict = applicability.judge(input);
        if (verdict.status() == ScoreStatus.INSUFFICIENT_DATA) {
            return Assessment.withheld(news2.total(), verdict.missing(), verdict.reasons(), read);
        }
        Optional<Score> score = score(values, input);
        if (score.isEmpty()) {
            String reason = "Model " + identity.name() + " gives no finite number for these inputs.";
            return Assessment.withheld(news2.total(), verdict.missing(), List.of(reason), read);
        }
        return new Assessment(
                verdict.status(), score, news2.total(), verdict.missing(), verdict.assumptions(), List.of(), read);
    }

    @Override
    public void close() {
        model.close();
    }

    private double[] values(Map<String, Double> features) {
        double[] values = new double[names.length];
        for (int index = 0; index < names.length; index++) {
            Double value = features.get(names[index]);
            values[index] = value != null && Double.isFinite(value) ? value : Double.NaN;
        }
        return values;
    }

    /** The score; empty where the model gives no finite number, or cannot be run. */
    private Optional<Score> score(double[] values, ScoringInput input) {
        double[] contributions = new double[names.length];
        double margin;
        double base;
        try {
            margin = model.margin(values);
            base = calibration.unbounded(model.explain(values, contributions));
        } catch (IllegalStateException cannotRun) {
            return Optional.empty();
        }
        if (!Double.isFinite(margin) || !Double.isFinite(base)) {
            return Optional.empty();
        }
        double unbounded = calibration.unbounded(margin);
        double logOdds = calibration.logOdds(margin);
        double scale = calibration.slope() * (logOdds == unbounded ? 1 : (logOdds - base) / (unbounded - base));
        for (int index = 0; index < contributions.length; index++) {
            contributions[index] *= scale;
            if (!Double.isFinite(contributions[index])) {
                return Optional.empty();
            }
        }
        double probability = PlattCalibration.probability(logOdds);
        List<Contribution> reasons = reckoning.reasons(values, contributions, input);
        return Optional.of(new Score(probability, thresholds.risk(probability), base, reasons, model.method()));
    }
}
