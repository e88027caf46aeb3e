package io.clinstream.prediction.testing;

import io.clinstream.models.ModelIdentity;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.Contribution;
import io.clinstream.models.score.ContributionMethod;
import io.clinstream.models.score.Risk;
import io.clinstream.models.score.Score;
import io.clinstream.models.score.ScoreStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** A model that says the same of everybody, with any number of reasons; it fails once it is closed. */
public final class FixedModel implements ScoringModel {

    private final String version;
    private final double logOdds;
    private final int reasons;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A model of a version. */
    public FixedModel(String version, double logOdds, int reasons) {
        this.version = version;
        this.logOdds = logOdds;
        this.reasons = reasons;
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity("adverse-event-24h", version);
    }

    @Override
    public Assessment assess(ScoringInput input) {
        if (closed.get()) {
            throw new IllegalStateException("closed");
        }
        List<Contribution> contributions = new ArrayList<>();
        double sum = 0;
        for (int place = 0; place < reasons; place++) {
            double share = (reasons - place) / 100.0;
            sum += share;
            contributions.add(new Contribution(
                    "feature_" + place,
                    OptionalDouble.of(place),
                    "/min",
                    OptionalInt.empty(),
                    share,
                    "Reason " + place));
        }
        Score score = new Score(
                1 / (1 + StrictMath.exp(-logOdds)),
                Risk.MEDIUM,
                logOdds - sum,
                contributions,
                ContributionMethod.SHAP_TREE_PATH);
        return new Assessment(
                ScoreStatus.SCORED,
                Optional.of(score),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                input.features());
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
