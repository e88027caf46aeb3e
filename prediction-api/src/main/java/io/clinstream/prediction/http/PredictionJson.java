package io.clinstream.prediction.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.Contribution;
import io.clinstream.models.score.News2Total;
import io.clinstream.models.score.Score;
import io.clinstream.platform.json.Json;
import io.clinstream.prediction.audit.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code POST /predict}. Contributions are additive: {@code base_log_odds}, the contributions shown, which
 * are the largest, and {@code other_contributions}, the sum of all others, add up to the log-odds of
 * {@code adverse_event_probability}. Ages are seconds at {@code predicted_at}.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PredictionJson(
        String patientId,
        @Nullable Double adverseEventProbability,
        @Nullable String riskLevel,
        String modelVersion,
        String predictionId,
        String status,
        Instant predictedAt,
        @Nullable Instant asOf,
        Map<String, Long> ages,
        @Nullable Double baseLogOdds,
        @Nullable String contributionMethod,
        List<ReasonJson> contributions,
        @Nullable Double otherContributions,
        @Nullable News2Json news2,
        List<String> missing,
        List<String> assumptions,
        List<String> reasons,
        String disclaimer) {

    static final String DISCLAIMER = "Research use only. Not a medical device.";

    /** How many contributions an answer shows; the audit row has all. */
    static final int SHOWN = 10;

    private static final ObjectWriter WRITER = Json.MAPPER.writerFor(PredictionJson.class);

    /** One contribution. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ReasonJson(
            String feature,
            @Nullable Double value,
            @Nullable String unit,
            @Nullable Integer points,
            double contribution,
            String text) {

        static ReasonJson of(Contribution reason) {
            return new ReasonJson(
                    reason.input(),
                    reason.value().isPresent() ? reason.value().getAsDouble() : null,
                    reason.unit().isEmpty() ? null : reason.unit(),
                    reason.points().isPresent() ? reason.points().getAsInt() : null,
                    reason.logOdds(),
                    reason.text());
        }
    }

    /** The NEWS2 total and the range the missing inputs allow. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record News2Json(
            int total,
            int lowest,
            int highest,

            @com.fasterxml.jackson.annotation.JsonProperty("any_single_3")
            boolean anySingleThree,

            List<String> missing,
            List<String> assumptions) {

        static News2Json of(News2Total news2) {
            return new News2Json(
                    news2.total(),
                    news2.lowest(),
                    news2.highest(),
                    news2.anySingleThree(),
                    news2.missing(),
                    news2.assumptions());
        }
    }

    static PredictionJson of(Answer answer) {
        Assessment assessment = answer.assessment();
        Optional<Score> score = assessment.score();
        return new PredictionJson(
                answer.patientId(),
                score.map(Score::probability).orElse(null),
                score.map(given -> given.risk().name()).orElse(null),
                answer.modelVersion(),
                answer.id().toString(),
                assessment.status().name(),
                answer.at(),
                answer.vector().map(Answer.VectorIdentity::asOf).orElse(null),
                new TreeMap<>(answer.agesSeconds()),
                score.map(Score::baseLogOdds).orElse(null),
                score.map(given -> given.method().name()).orElse(null),
                score.map(Score::contributions).orElse(List.of()).stream()
                        .limit(SHOWN)
                        .map(ReasonJson::of)
                        .toList(),
                score.map(PredictionJson::others).orElse(null),
                assessment.news2().map(News2Json::of).orElse(null),
                assessment.missing(),
                assessment.assumptions(),
                assessment.reasons(),
                DISCLAIMER);
    }

    /** The answer as bytes. */
    static byte[] write(Answer answer) {
        try {
            return WRITER.writeValueAsBytes(of(answer));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer cannot be written as JSON", impossible);
        }
    }

    private static double others(Score score) {
        List<Contribution> all = score.contributions();
        double sum = 0;
        for (int place = SHOWN; place < all.size(); place++) {
            sum += all.get(place).logOdds();
        }
        return sum;
    }
}
