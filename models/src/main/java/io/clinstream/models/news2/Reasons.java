package io.clinstream.models.news2;

import io.clinstream.clinical.scores.News2Assumption;
import io.clinstream.clinical.scores.News2Parameter;
import io.clinstream.clinical.scores.News2Score;
import io.clinstream.models.explain.Ages;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of an answer: why it scores so, what was assumed, why a score is withheld. */
final class Reasons {

    private Reasons() {}

    /** What is assumed for each missing input. */
    static List<String> assumptions(VectorInputs inputs, News2Score score) {
        List<String> sentences = new ArrayList<>();
        for (MeasuredVital vital : MeasuredVital.values()) {
            if (!inputs.fresh().containsKey(vital)) {
                sentences.add(
                        vital.label() + " " + lastMeasured(inputs.ages().get(vital)) + ": counted with 0 points.");
            }
        }
        score.assumptions().stream().map(News2Assumption::explanation).forEach(sentences::add);
        return sentences;
    }

    /** Why there is no score. */
    static List<String> refusal(VectorInputs inputs, int least) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Only " + inputs.fresh().size()
                + " of the 5 measured vital signs have a value of the last 24 hours; a score needs " + least + ".");
        for (MeasuredVital vital : MeasuredVital.values()) {
            if (!inputs.fresh().containsKey(vital)) {
                sentences.add(vital.label() + " " + lastMeasured(inputs.ages().get(vital)) + ".");
            }
        }
        return sentences;
    }

    /** One scoring vital, for example {@code Heart rate 112 /min: 2 points.} */
    static String measured(MeasuredVital vital, BigDecimal value, int points) {
        return vital.label() + " " + value.stripTrailingZeros().toPlainString() + " " + vital.spokenUnit()
                + counted(points);
    }

    /** One scoring observation. */
    static String observed(News2Parameter parameter, int points) {
        return (parameter == News2Parameter.OXYGEN ? "On supplemental oxygen" : "Not alert") + counted(points);
    }

    private static String counted(int points) {
        return ": " + points + (points == 1 ? " point." : " points.");
    }

    private static String lastMeasured(@Nullable Duration age) {
        return age == null ? "was never measured" : "was last measured " + Ages.text(age) + " ago";
    }
}
