package io.clinstream.operations.release;

import io.clinstream.clinical.RejectionReason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which letters are meant.
 *
 * @param reason why they were refused
 * @param source only records of that source; empty: of any
 * @param from only records appended at or after it; empty: from the beginning
 * @param to only records appended before it; empty: to the end
 * @param partial whether readings count too that lost a measurement and were accepted otherwise
 */
record Selection(
        RejectionReason reason,
        Optional<String> source,
        Optional<Instant> from,
        Optional<Instant> to,
        boolean partial) {

    /**
     * Reasons that time, a registry or a new version of the rules can take away. What the same bytes break for ever (no
     * key, no value, not decodable, contradicting themselves) would only come back as another dead letter.
     */
    static final Set<RejectionReason> RELEASABLE = EnumSet.of(
            RejectionReason.CLOCK_SKEW,
            RejectionReason.UNKNOWN_SCHEMA,
            RejectionReason.UNKNOWN_CODE,
            RejectionReason.UNKNOWN_UNIT,
            RejectionReason.AMBIGUOUS_UNIT,
            RejectionReason.IMPOSSIBLE_VALUE,
            RejectionReason.INVALID_CODE_VALUE);

    /** Whether the headers of the letter fit; its source stands in its value and is not looked at. */
    boolean fits(Letter letter) {
        Instant appendedAt = letter.appendedAt();
        return letter.reason() == reason
                && from.stream().noneMatch(appendedAt::isBefore)
                && to.stream().allMatch(appendedAt::isBefore);
    }
}
