package io.clinstream.models.score;

import java.util.List;

/**
 * A score: the probability, its level, the NEWS2 total behind it and the reasons.
 *
 * <p>{@code baseLogOdds} plus the sum of the contributions is the log-odds of {@code probability}.
 *
 * @param probability of an adverse event within 24 hours, strictly between 0 and 1
 * @param risk level
 * @param total NEWS2 total under the stated assumptions, 0 to 20
 * @param lowest lowest total that any values of the missing inputs would give
 * @param highest highest such total
 * @param anySingleThree whether one input alone scores 3
 * @param baseLogOdds log-odds at a total of 0
 * @param contributions reasons, largest first
 */
public record Score(
        double probability,
        Risk risk,
        int total,
        int lowest,
        int highest,
        boolean anySingleThree,
        double baseLogOdds,
        List<Contribution> contributions) {

    /** Copies the list. */
    public Score {
        contributions = List.copyOf(contributions);
    }
}
