package io.clinstream.clinical.adverse;

import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The CTCAE grade of an adverse event, 0 to 5. A reported grade stands; otherwise it follows from severity and from the
 * criteria that define the two highest grades: life-threatening is 4 and death is 5 (the mapping is [U], the meaning of
 * the grades CTCAE v5.0).
 */
public final class Grade {

    /** The least grade AETOXGR allows: no adverse event, or within limits. */
    public static final int LEAST = 0;

    /** The greatest grade: death related to the adverse event. */
    public static final int GREATEST = 5;

    private static final int LIFE_THREATENING = 4;

    private Grade() {}

    /** Whether a number is a grade at all. */
    public static boolean isValid(int grade) {
        return grade >= LEAST && grade <= GREATEST;
    }

    /**
     * Derives the grade.
     *
     * @param reported AETOXGR; null if not given
     * @param severity AESEV; null if not given
     * @param met the seriousness criteria that are met
     * @return the grade, or empty if nothing tells it
     * @throws IllegalArgumentException if the reported grade is not 0 to 5
     */
    public static OptionalInt derive(
            @Nullable Integer reported, @Nullable Severity severity, Set<SeriousnessCriterion> met) {
        if (reported != null) {
            if (!isValid(reported)) {
                throw new IllegalArgumentException("grade must be a whole number from 0 to 5 but is " + reported);
            }
            return OptionalInt.of(reported);
        }
        if (met.contains(SeriousnessCriterion.DEATH)) {
            return OptionalInt.of(GREATEST);
        }
        if (met.contains(SeriousnessCriterion.LIFE_THREATENING)) {
            return OptionalInt.of(LIFE_THREATENING);
        }
        return severity == null ? OptionalInt.empty() : OptionalInt.of(severity.grade());
    }
}
