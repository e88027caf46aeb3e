package io.clinstream.models.news2;

import io.clinstream.clinical.scores.News2Parameter;
import io.clinstream.clinical.scores.News2Score;
import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.Contribution;
import io.clinstream.models.score.Risk;
import io.clinstream.models.score.Score;
import io.clinstream.models.score.ScoreStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The baseline model: NEWS2 (Royal College of Physicians 2017, SpO2 scale 1) with a calibrated probability per total.
 * Named as what it is, and pure: the same vector and instant give the same bits.
 *
 * <p>Contributions: the base is the log-odds at total 0; the distance from there to the log-odds of the patient's total
 * is shared out in proportion to the points. Total 6 of 3 + 2 + 1 points: a half, a third and a sixth of it.
 */
public final class News2Baseline {

    /** Name of the model. */
    public static final String NAME = "news2";

    private static final String VERSION = "news2-baseline-1";

    /** Fewer measured vitals than this within 24 hours, and no score is given. */
    static final int LEAST_MEASURED = 4;

    private final Calibration calibration;

    /** The model over a calibration table. */
    public News2Baseline(Calibration calibration) {
        this.calibration = calibration;
    }

    /** Version of model and, after a plus sign, of its table, as answers and audit name it. */
    public String version() {
        return VERSION + "+" + calibration.version();
    }

    /** The table behind the probabilities. */
    public Calibration calibration() {
        return calibration;
    }

    /**
     * Scores a vector.
     *
     * @param features values by feature name; a missing entry is a null feature
     * @param asOf instant the vector describes
     * @param now instant of scoring: ages count up to here
     */
    public Assessment assess(Map<String, Double> features, Instant asOf, Instant now) {
        VectorInputs inputs = VectorInputs.read(features, asOf, now);
        Optional<News2Score> news2 =
                inputs.news2().filter(score -> inputs.fresh().size() >= LEAST_MEASURED);
        List<String> missing = missing(inputs, news2);
        if (news2.isEmpty()) {
            return Assessment.withheld(missing, Reasons.refusal(inputs, LEAST_MEASURED), inputs.used());
        }
        return new Assessment(
                missing.isEmpty() ? ScoreStatus.SCORED : ScoreStatus.PARTIAL,
                Optional.of(score(inputs, news2.get())),
                missing,
                Reasons.assumptions(inputs, news2.get()),
                List.of(),
                inputs.used());
    }

    private Score score(VectorInputs inputs, News2Score news2) {
        int total = news2.total();
        return new Score(
                calibration.probability(total),
                Risk.of(total, news2.anySingleThree()),
                total,
                news2.lowest(),
                news2.highest(),
                news2.anySingleThree(),
                calibration.logOdds(0),
                contributions(inputs, news2));
    }

    private static List<String> missing(VectorInputs inputs, Optional<News2Score> news2) {
        if (news2.isPresent()) {
            return news2.get().missing().stream()
                    .map(parameter -> parameter.signal().code())
                    .toList();
        }
        return Arrays.stream(MeasuredVital.values())
                .filter(vital -> !inputs.fresh().containsKey(vital))
                .map(vital -> vital.signal().code())
                .toList();
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
                Comparator.comparingInt(Contribution::points).reversed().thenComparing(Contribution::input));
        return contributions;
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
                        points,
                        logOdds,
                        Reasons.measured(vital, value, points));
            }
        }
        return new Contribution(
                parameter.signal().code(),
                OptionalDouble.empty(),
                "",
                points,
                logOdds,
                Reasons.observed(parameter, points));
    }
}
