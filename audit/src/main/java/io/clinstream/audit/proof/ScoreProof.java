package io.clinstream.audit.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.audit.AuditRow;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.Contribution;
import io.clinstream.models.score.Score;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Scores again what every row says was scored: from its features, ages and instants, by the model that it names. The
 * probability must have the same bits; base and contributions, as they stand in the row, must add up to its log-odds.
 */
public final class ScoreProof {

    /** How far base and contributions may be from the log-odds of the probability. */
    public static final double MOST_SUM_ERROR = 1e-6;

    /** More of one kind are counted, not kept. */
    private static final int KEPT = 1_000;

    private final Models models;
    private final Map<String, Optional<ScoringModel>> known = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Long> unknownModels = new TreeMap<>();
    private long recomputed;
    private long refusals;
    private long ownRefusals;
    private long found;
    private double largestSumError;

    /** A proof with these models; each is asked for once. */
    public ScoreProof(Models models) {
        this.models = models;
    }

    /** Checks one row. */
    public void row(AuditRow row) {
        JsonNode reasons = StoredInput.json(row.contributions());
        if (row.predictionScore() != null) {
            sum(row, row.predictionScore(), reasons);
        }
        Optional<ScoringInput> input = row.vectorSha256() == null ? Optional.empty() : StoredInput.of(row);
        if (input.isEmpty()) {
            withoutVector(row);
            return;
        }
        Optional<ScoringModel> model = known.computeIfAbsent(row.modelVersion(), models::find);
        if (model.isPresent()) {
            compare(row, model.get().assess(input.get()), reasons);
        } else if (row.predictionScore() == null) {
            ownRefusals++;
        } else {
            unknownModels.merge(row.modelVersion(), 1L, Long::sum);
        }
    }

    private void withoutVector(AuditRow row) {
        if (row.predictionScore() == null) {
            ownRefusals++;
        } else {
            find(row, FindingKind.SCORE_DIFFERS, "it has a score and names no vector");
        }
    }

    private void compare(AuditRow row, Assessment assessment, JsonNode reasons) {
        if (row.predictionScore() == null) {
            // The service may withhold what a model would say; it may not say what a model would withhold.
            boolean same = assessment.score().isEmpty();
            refusals += same ? 1 : 0;
            ownRefusals += same ? 0 : 1;
            return;
        }
        recomputed++;
        if (assessment.score().isEmpty()) {
            find(row, FindingKind.SCORE_DIFFERS, "the model withholds a score");
            return;
        }
        difference(row, assessment, assessment.score().get(), reasons)
                .ifPresent(what -> find(row, FindingKind.SCORE_DIFFERS, what));
    }

    private static Optional<String> difference(AuditRow row, Assessment assessment, Score score, JsonNode reasons) {
        if (bits(score.probability()) != bits(row.predictionScore())) {
            return Optional.of("the model gives another probability");
        }
        if (!assessment.status().name().equals(row.status())) {
            return Optional.of("the model gives status " + assessment.status());
        }
        if (!score.risk().name().equals(row.riskLevel())) {
            return Optional.of("the model gives risk level " + score.risk());
        }
        if (bits(score.baseLogOdds()) != bits(reasons.path("base_log_odds").doubleValue())) {
            return Optional.of("the model gives another base");
        }
        return sameContributions(score, reasons.path("items"))
                ? Optional.empty()
                : Optional.of("the model gives other contributions");
    }

    private static boolean sameContributions(Score score, JsonNode items) {
        Map<String, Double> stored = new HashMap<>();
        items.forEach(item -> stored.put(
                item.path("feature").asText(), item.path("contribution").doubleValue()));
        Map<String, Double> given = new HashMap<>();
        for (Contribution contribution : score.contributions()) {
            given.put(contribution.input(), contribution.logOdds() + 0.0);
        }
        stored.replaceAll((feature, contribution) -> contribution + 0.0);
        return stored.equals(given);
    }

    private void sum(AuditRow row, double probability, JsonNode reasons) {
        double sum = reasons.path("base_log_odds").doubleValue();
        for (JsonNode item : reasons.path("items")) {
            sum += item.path("contribution").doubleValue();
        }
        double error = Math.abs(sum - Math.log(probability / (1 - probability)));
        largestSumError = Math.max(largestSumError, error);
        // Close to 0 and 1 a double tells the log-odds no better than this.
        double rounding = Math.ulp(probability) / (probability * (1 - probability));
        if (!(error <= MOST_SUM_ERROR + rounding)) {
            find(row, FindingKind.SUM_DIFFERS, "base and contributions are " + error + " from the log-odds");
        }
    }

    private void find(AuditRow row, FindingKind kind, String what) {
        found++;
        if (findings.size() < KEPT) {
            findings.add(Finding.of(kind, row.partition(), row.offset(), row.id(), what));
        }
    }

    private static long bits(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? -1 : Double.doubleToRawLongBits(value + 0.0);
    }

    /** What differs; at most {@value #KEPT} of {@link #found()}. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many rows differ. */
    public long found() {
        return found;
    }

    /** Scores that were computed again. */
    public long recomputed() {
        return recomputed;
    }

    /** Refusals that the model gives again. */
    public long refusals() {
        return refusals;
    }

    /** Refusals for which no model was asked, or where the model could not be had: without vector, without model. */
    public long ownRefusals() {
        return ownRefusals;
    }

    /** Scored rows by the version of a model that could not be found. */
    public Map<String, Long> unknownModels() {
        return Map.copyOf(unknownModels);
    }

    /** The largest distance between base plus contributions and log-odds; 0 where there was none. */
    public double largestSumError() {
        return largestSumError;
    }
}
