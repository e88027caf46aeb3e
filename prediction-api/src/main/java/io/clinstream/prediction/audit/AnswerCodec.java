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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                .setFeaturesUsed(new HashMap<>(assessment.featuresUsed()))
                .setMissing(assessment.missing())
                .setAssumptions(assessment.assumptions())
                .setReasons(assessment.reasons())
                .setContributions(score.map(AnswerCodec::contributions).orElse(List.of()))
                .setBaseLogOdds(score.map(Score::baseLogOdds).orElse(null))
                .setNews2Total(assessment.news2().map(News2Total::total).orElse(null))
                .setNews2Lowest(assessment.news2().map(News2Total::lowest).orElse(null))
                .setNews2Highest(assessment.news2().map(News2Total::highest).orElse(null))
                .setAgesSeconds(Map.copyOf(answer.agesSeconds()))
                .setRequester(answer.requester())
                .setIdempotencyKey(answer.idempotencyKey().orElse(null))
                .setLatencyMicros(answer.latencyMicros())
                .build();
    }

    private static List<Contribution> contributions(Score score) {
        List<Contribution> contributions = new ArrayList<>();
        score.contributions()
                .forEach(reason -> contributions.add(Contribution.newBuilder()
                        .setFeature(reason.input())
                        .setValue(reason.value().isPresent() ? reason.value().getAsDouble() : null)
                        .setUnit(reason.unit().isEmpty() ? null : reason.unit())
                        .setContribution(reason.logOdds())
                        .setPoints(reason.points().isPresent() ? reason.points().getAsInt() : null)
                        .setText(reason.text())
                        .build()));
        return contributions;
    }
}
