package io.clinstream.clinical.adverse;

import io.clinstream.clinical.PartialInstant;
import io.clinstream.clinical.RejectionReason;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of one adverse event report in itself. */
public final class ReportPlausibility {

    private ReportPlausibility() {}

    /**
     * Finds a contradiction for which the report is refused. Dates are compared at the coarser of their precisions.
     *
     * @param onset null if unknown, which is no contradiction
     * @param end null if ongoing or unknown
     * @param reported when it was reported; null if unknown
     * @param grade AETOXGR as reported; null if not given
     * @return the reason, or empty if the report is plausible
     */
    public static Optional<RejectionReason> refusal(
            @Nullable PartialInstant onset,
            @Nullable PartialInstant end,
            @Nullable PartialInstant reported,
            @Nullable Integer grade) {
        if (grade != null && !Grade.isValid(grade)) {
            return Optional.of(RejectionReason.INVALID_GRADE);
        }
        if (onset != null && end != null && onset.isAfter(end)) {
            // CORE-000718, FB3209.
            return Optional.of(RejectionReason.ONSET_AFTER_END);
        }
        if (onset != null && reported != null && onset.isAfter(reported)) {
            // FB3211.
            return Optional.of(RejectionReason.ONSET_AFTER_REPORT);
        }
        return Optional.empty();
    }

    /**
     * Lists what is odd about a report that is still accepted.
     *
     * @param outcome null if not given
     * @param ended whether an end date is given
     * @param grade null if unknown
     * @param seriousness as derived
     */
    public static Set<ReportFlag> flags(
            @Nullable Outcome outcome, boolean ended, @Nullable Integer grade, Seriousness seriousness) {
        Set<ReportFlag> flags = EnumSet.noneOf(ReportFlag.class);
        if (outcome == Outcome.NOT_RECOVERED && ended) {
            flags.add(ReportFlag.NOT_RECOVERED_BUT_ENDED);
        }
        if (outcome == Outcome.RECOVERED && !ended) {
            flags.add(ReportFlag.RECOVERED_WITHOUT_END);
        }
        if (grade != null && grade == Grade.GREATEST && outcome != Outcome.FATAL) {
            flags.add(ReportFlag.GRADE_FIVE_NOT_FATAL);
        }
        if (seriousness.conflict()) {
            flags.add(ReportFlag.SERIOUSNESS_CONFLICT);
        }
        return Set.copyOf(flags);
    }
}
