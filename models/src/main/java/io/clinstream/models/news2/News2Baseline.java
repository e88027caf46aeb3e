package io.clinstream.models.news2;

import io.clinstream.clinical.scores.News2Parameter;
import io.clinstream.clinical.scores.News2Score;
import io.clinstream.models.ModelIdentity;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.Contribution;
import io.clinstream.models.score.ContributionMethod;
import io.clinstream.models.score.News2Total;
import io.clinstream.models.score.Risk;
import io.clinstream.models.score.Score;
import io.clinstream.models.score.ScoreStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The baseline model: NEWS2 (Royal College of Physicians 2017, SpO2 scale 1) with a calibrated probability per total.
 * Named as what it is, and pure: the same vector and instant give the same bits.
 *
 * <p>Contributions: the base is the log-odds at total 0; the distance from there to the log-odds of the patient's total
 * is shared out in proportion to the points. Total 6 of 3 + 2 + 1 points: a half, a third and a sixth of it.
 */
public final class News2Baseline implements ScoringModel {

    /** Name of the model. */
    public static final String NAME = "news2";

    private static final String VERSION = "news2-baseline-1";

    private final Calibration calibration;

    /** The model over a calibration table. */
    public News2Baseline(Calibration calibration) {
        this.calibration = calibration;
    }

    /** Version of model and, after a plus sign, of its table, as answers and audit name it. */
    public String version() {
        return VERSION + "+" + calibration.version();
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity(NAME, version());
    }

    /** The table behind the probabilities. */
    public Calibration calibration() {
        return calibration;
    }

    @Override
    public Assessment assess(ScoringInput input) {
        News2Reading reading = News2Reading.of(input);
        Optional<News2Total> total = reading.total();
        if (total.isEmpty()) {
            return Assessment.withheld(
                    reading.missing(), Reasons.refusal(reading.inputs(), News2Reading.LEAST_MEASURED), reading.used());
        }
        News2Total news2 = total.get();
        return new Assessment(
                news2.missing().isEmpty() ? ScoreStatus.SCORED : ScoreStatus.PARTIAL,
                reading.score().map(score -> score(reading.inputs(), score)),
                total,
                news2.missing(),
                news2.assumptions(),
                List.of(),
                reading.used());
    }

    /** Nothing to free. */
    @Override
    public void close() {}

    private Score score(VectorInputs inputs, News2Score news2) {
        return new Score(
                calibration.probability(news2.total()),
                Risk.of(news2.total(), news2.anySingleThree()),
                calibration.logOdds(0),
                contributions(inputs, news2),
                ContributionMethod.NEWS2_POINTS);
    }

    private List<Contribution> contributions(VectorInputs inputs, News2Score news2) {
        double distance = calibration.logOdds(news2.total()) - calibration.logOdds(0);
        List<Contribution> contributions = new ArrayList<>();
        news2.parts().forEach((parameter, points) -> {
            if (points > 0) {
                contributions.add(contribution(inputs, parameter, points, distance * points / news2.total()));
            }
        });
        contributions.sort(
                Comparator.comparingInt(News2Baseline::points).reversed().thenComparing(Contribution::input));
        return contributions;
    }

    private static int points(Contribution contribution) {
        return contribution.points().orElse(0);
    }

    private static Contribution contribution(
            VectorInputs inputs, News2Parameter parameter, int points, double logOdds) {
        for (MeasuredVital vital : MeasuredVital.values()) {
            BigDecimal value = inputs.fresh().get(vital);
            if (vital.parameter() == parameter && value != null) {
                return new Contribution(
                        vital.lastFeature(),
                        OptionalDouble.of(value.doubleValue()),
                        vital.signal().unit(),
                        OptionalInt.of(points),
                        logOdds,
                        Reasons.measured(vital, value, points));
            }
        }
        return new Contribution(
                parameter.signal().code(),
                OptionalDouble.empty(),
                "",
                OptionalInt.of(points),
                logOdds,
                Reasons.observed(parameter, points));
    }
}
