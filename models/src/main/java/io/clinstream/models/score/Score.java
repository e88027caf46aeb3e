package io.clinstream.models.score;

import java.util.List;

/**
 * A score: the probability, its level and the reasons.
 *
 * <p>{@code baseLogOdds} plus the sum of the contributions is the log-odds of {@code probability}.
 *
 * @param probability of the model's outcome, strictly between 0 and 1
 * @param risk level by the model's thresholds
 * @param baseLogOdds log-odds before anything is known of the patient
 * @param contributions reasons, largest first; an input that contributes exactly 0 has none
 * @param method how the contributions were found
 */
public record Score(
        double probability,
        Risk risk,
        double baseLogOdds,
        List<Contribution> contributions,
        ContributionMethod method) {

    /** Copies the list. */
    public Score {
        contributions = List.copyOf(contributions);
    }
}
