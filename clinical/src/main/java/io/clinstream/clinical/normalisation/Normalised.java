package io.clinstream.clinical.normalisation;

import io.clinstream.clinical.QualityFlag;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.clinical.ScaledValue;
import java.util.Set;

/** What became of one raw value. */
public sealed interface Normalised {

    /**
     * The value is usable.
     *
     * @param value exact, in the canonical unit, with the measurement's decimals
     * @param unit the canonical UCUM unit
     * @param flags what is remarkable about the value; often empty
     */
    record Accepted(ScaledValue value, String unit, Set<QualityFlag> flags) implements Normalised {
        /** Copies the flags. */
        public Accepted {
            flags = Set.copyOf(flags);
        }
    }

    /**
     * The value is refused.
     *
     * @param reason why
     * @param rule the broken rule in one line, naming the measurement but never its value
     */
    record Refused(RejectionReason reason, String rule) implements Normalised {}
}
