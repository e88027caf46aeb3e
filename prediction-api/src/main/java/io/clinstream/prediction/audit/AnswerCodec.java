package io.clinstream.prediction.audit;

import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.News2Total;
import io.clinstream.models.score.Score;
import io.clinstream.prediction.audit.Answer.VectorIdentity;
import io.clinstream.schema.Contribution;
import io.clinstream.schema.Prediction;
import io.clinstream.schema.PredictionStatus;
import io.clinstream.schema.RiskLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers as records of the topic {@code clinical.predictions}. */
final class AnswerCodec {

    private AnswerCodec() {}

    static Prediction toRecord(Answer answer) {
        Assessment assessment = answer.assessment();
        Optional<Score> score = assessment.score();
        Optional<VectorIdentity> vector = answer.vector();
        return Prediction.newBuilder()
                .setPredictionId(answer.id().toString())
                .setPatientId(answer.patientId())
                .setPredictedAt(answer.at())
                .setStatus(PredictionStatus.valueOf(assessment.status().name()))
                .setProbability(score.map(Score::probability).orElse(null))
                .setRiskLevel(score.map(given -> RiskLevel.valueOf(given.risk().name()))
                        .orElse(null))
                .setModelName(answer.modelName())
                .setModelVersion(answer.modelVersion())
                .setAsOf(vector.map(VectorIdentity::asOf).orElse(null))
                .setVectorSha256(vector.map(VectorIdentity::sha256).orElse(null))
                .setVectorVersion(vector.map(VectorIdentity::version).orElse(null))
                .setFeatureSet(vector.map(VectorIdentity::featureSet).orElse(null))
                .setFeaturesUsed(assessment.featuresUsed())
                .setMissing(assessment.missing())
                .setAssumptions(assessment.assumptions())
                .setReasons(assessment.reasons())
                .setContributions(score.map(AnswerCodec::contributions).orElse(List.of()))
                .setBaseLogOdds(score.map(Score::baseLogOdds).orElse(null))
                .setNews2Total(assessment.news2().map(News2Total::total).orElse(null))
                .setNews2Lowest(assessment.news2().map(News2Total::lowest).orElse(null))
                .setNews2Highest(assessment.news2().map(News2Total::highest).orElse(null))
                .setAgesSeconds(answer.agesSeconds())
                .setRequester(answer.requester())
                .setIdempotencyKey(answer.idempotencyKey().orElse(null))
                .setLatencyMicros(answer.latencyMicros())
                .setContributionMethod(score.map(given -> given.method().name()).orElse(null))
                .build();
    }

    private static List<Contribution> contributions(Score score) {
        List<Contribution> contributions = new ArrayList<>(score.contributions().size());
        score.contributions().forEach(reason -> contributions.add(contribution(reason)));
        return contributions;
    }

    /** By the constructor: a builder copies its defaults, and a model has hundreds of these. */
    private static Contribution contribution(io.clinstream.models.score.Contribution reason) {
        return new Contribution(
                reason.input(),
                reason.value().isPresent() ? reason.value().getAsDouble() : null,
                reason.unit().isEmpty() ? null : reason.unit(),
                reason.logOdds(),
                reason.points().isPresent() ? reason.points().getAsInt() : null,
                reason.text());
    }
}
