package io.clinstream.clinical.limits;

import io.clinstream.clinical.QualityFlag;
import java.util.Set;

/** What the limits say about a value or a pair of values. */
public sealed interface Verdict {

    /**
     * The value can be used.
     *
     * @param flags what is remarkable about it; often empty
     */
    record Accepted(Set<QualityFlag> flags) implements Verdict {
        /** Copies the flags. */
        public Accepted {
            flags = Set.copyOf(flags);
        }
    }

    /**
     * No living patient has this value.
     *
     * @param rule the rule that was broken, without the value
     */
    record Impossible(String rule) implements Verdict {}

    /** An accepted value with nothing to remark. */
    static Verdict accepted() {
        return new Accepted(Set.of());
    }

    /** An accepted value that is suspect. */
    static Verdict suspect() {
        return new Accepted(Set.of(QualityFlag.SUSPECT));
    }
}
