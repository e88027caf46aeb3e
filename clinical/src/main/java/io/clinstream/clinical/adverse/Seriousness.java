package io.clinstream.clinical.adverse;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an adverse event is serious. Derived from the criteria, because the reported flag is unreliable: 36 of the 39
 * rows of the CDISC pilot that meet a criterion still say AESER = N.
 *
 * @param serious whether at least one criterion is met
 * @param conflict whether the reporter said otherwise (CORE CG0041, CG0042)
 */
public record Seriousness(boolean serious, boolean conflict) {

    /**
     * Derives seriousness.
     *
     * @param met the criteria that are met
     * @param reported AESER; null if not given, which conflicts only if a criterion is met
     */
    public static Seriousness derive(Set<SeriousnessCriterion> met, @Nullable Boolean reported) {
        boolean serious = !met.isEmpty();
        boolean conflict = reported == null ? serious : reported != serious;
        return new Seriousness(serious, conflict);
    }
}
