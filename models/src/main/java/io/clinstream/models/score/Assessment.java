package io.clinstream.models.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model says about one patient at one instant.
 *
 * @param status completeness
 * @param score the score; empty exactly where the status is {@link ScoreStatus#INSUFFICIENT_DATA}
 * @param news2 the NEWS2 total of the same vector; empty where too few of its inputs are fresh
 * @param missing missing or stale inputs, by name
 * @param assumptions what was assumed in their place, as sentences
 * @param reasons why a score was withheld, as sentences; empty where it was not
 * @param featuresUsed every feature that was read and not null: enough to compute this assessment again
 */
public record Assessment(
        ScoreStatus status,
        Optional<Score> score,
        Optional<News2Total> news2,
        List<String> missing,
        List<String> assumptions,
        List<String> reasons,
        Map<String, Double> featuresUsed) {

    /** Copies the collections; checks that only a refusal has no score. */
    public Assessment {
        if (score.isEmpty() != (status == ScoreStatus.INSUFFICIENT_DATA)) {
            throw new IllegalArgumentException("a refusal has no score, anything else has one");
        }
        missing = List.copyOf(missing);
        assumptions = List.copyOf(assumptions);
        reasons = List.copyOf(reasons);
        featuresUsed = Map.copyOf(featuresUsed);
    }

    /** A refusal without a NEWS2 total. */
    public static Assessment withheld(List<String> missing, List<String> reasons, Map<String, Double> featuresUsed) {
        return withheld(Optional.empty(), missing, reasons, featuresUsed);
    }

    /** A refusal; the NEWS2 total of the vector may be known all the same. */
    public static Assessment withheld(
            Optional<News2Total> news2, List<String> missing, List<String> reasons, Map<String, Double> featuresUsed) {
        return new Assessment(
                ScoreStatus.INSUFFICIENT_DATA, Optional.empty(), news2, missing, List.of(), reasons, featuresUsed);
    }
}
