package io.clinstream.clinical.grading;

/**
 * A grade and what it was given by.
 *
 * @param term of the direction that decided; of two equal the lower direction
 * @param grade 0 (within normal) to 4
 * @param criteriaVersion of CTCAE: grades of different versions do not compare
 */
public record CtcaeGrade(CtcaeTerm term, int grade, String criteriaVersion) {

    /** Checks the range of the grade. */
    public CtcaeGrade {
        if (grade < 0 || grade > 4) {
            throw new IllegalArgumentException("laboratory grade must be 0 to 4, was " + grade);
        }
    }

    /** The grade, negative for the low direction: −4 to 4 (the convention of admiral). */
    public int signed() {
        return term.direction() == Direction.LOW ? -grade : grade;
    }
}
