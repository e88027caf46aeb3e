package io.clinstream.models.news2;

import io.clinstream.clinical.scores.News2Score;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.score.News2Total;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * NEWS2 as a vector tells it at the instant of scoring: what the baseline scores, and what is shown beside the score of
 * every other model.
 */
public final class News2Reading {

    /** Fewer measured vitals than this within 24 hours, and there is no total. */
    static final int LEAST_MEASURED = 4;

    private final VectorInputs inputs;
    private final Optional<News2Score> score;

    private News2Reading(VectorInputs inputs) {
        this.inputs = inputs;
        this.score = inputs.news2().filter(total -> inputs.fresh().size() >= LEAST_MEASURED);
    }

    /** Reads a vector. */
    public static News2Reading of(ScoringInput input) {
        return new News2Reading(VectorInputs.read(input.features(), input.asOf(), input.now()));
    }

    /** The features that a reading may read. */
    public static List<String> reads() {
        return VectorInputs.NAMES;
    }

    /** The total; empty where fewer than 4 of the 5 measured vitals are fresh. */
    public Optional<News2Total> total() {
        return score.map(known -> new News2Total(
                known.total(),
                known.lowest(),
                known.highest(),
                known.anySingleThree(),
                missing(),
                Reasons.assumptions(inputs, known)));
    }

    /** Every feature that was read and not null, by name. */
    public Map<String, Double> used() {
        return inputs.used();
    }

    VectorInputs inputs() {
        return inputs;
    }

    Optional<News2Score> score() {
        return score;
    }

    /** The inputs that are missing or stale; where there is no total, of the measured ones alone. */
    List<String> missing() {
        if (score.isPresent()) {
            return score.get().missing().stream()
                    .map(parameter -> parameter.signal().code())
                    .toList();
        }
        return Arrays.stream(MeasuredVital.values())
                .filter(vital -> !inputs.fresh().containsKey(vital))
                .map(vital -> vital.signal().code())
                .toList();
    }
}
