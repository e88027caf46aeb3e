package io.clinstream.models.score;

import java.util.List;

/**
 * The NEWS2 total of a patient, as it is shown beside every score.
 *
 * @param total under the stated assumptions, 0 to 20
 * @param lowest lowest total that any values of the missing inputs would give
 * @param highest highest such total
 * @param anySingleThree whether one input alone scores 3
 * @param missing missing or stale inputs, by name
 * @param assumptions what was assumed in their place, as sentences
 */
public record News2Total(
        int total, int lowest, int highest, boolean anySingleThree, List<String> missing, List<String> assumptions) {

    /** Copies the lists. */
    public News2Total {
        missing = List.copyOf(missing);
        assumptions = List.copyOf(assumptions);
    }
}
