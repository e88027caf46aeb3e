package io.clinstream.clinical;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a record, or one measurement of it, was refused. Names fields and rules, never values.
 *
 * @param reason reason code
 * @param field field the rule was applied to; null where the record as a whole is meant
 * @param rule the broken rule as a sentence
 */
public record Rejection(RejectionReason reason, @Nullable String field, String rule) {

    /** A refusal because of one field, by the reason's own sentence. */
    public static Rejection of(RejectionReason reason, String field) {
        return new Rejection(reason, field, reason.explanation());
    }

    /** A refusal of the record as such, by the reason's own sentence. */
    public static Rejection of(RejectionReason reason) {
        return new Rejection(reason, null, reason.explanation());
    }

    /** The refusal, if the rule is broken. */
    public static Optional<Rejection> when(boolean broken, RejectionReason reason, String field, String rule) {
        return broken ? Optional.of(new Rejection(reason, field, rule)) : Optional.empty();
    }
}
