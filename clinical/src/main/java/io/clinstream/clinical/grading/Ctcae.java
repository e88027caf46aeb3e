package io.clinstream.clinical.grading;

import io.clinstream.clinical.Analyte;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Grades laboratory results by CTCAE v5.0 (National Cancer Institute, 2017), decided in exact arithmetic: 1.8 is 1.5
 * times 1.2, which binary floating point denies. INR is graded without anticoagulant. Research use.
 */
public final class Ctcae {

    /** The version of the criteria; kept with every grade. */
    public static final String VERSION = "5.0";

    private Ctcae() {}

    /** The bands of a term in writing, for example {@code >1.5xULN:2}: above 1.5 times the upper limit is grade 2. */
    public static String bands(CtcaeTerm term, SymptomReading reading, boolean abnormalBaseline) {
        return CtcaeCriteria.of(term, reading, abnormalBaseline).text();
    }

    /**
     * Grades a result in one direction.
     *
     * @return 0 to 4; empty where a limit of normal is missing that the grade depends on
     */
    public static OptionalInt grade(CtcaeTerm term, LabValue result, SymptomReading reading) {
        Baseline baseline = result.baseline();
        boolean abnormal =
                baseline != null && baseline.abnormal() && baseline.sum().signum() > 0;
        return CtcaeCriteria.of(term, reading, abnormal).grade(result);
    }

    /**
     * Grades a result in every direction that its test has, and takes the worse; where one direction cannot be graded,
     * the other one alone decides.
     *
     * @return empty where no direction can be graded, or the test has no term
     */
    public static Optional<CtcaeGrade> worst(Analyte analyte, LabValue result, SymptomReading reading) {
        Optional<CtcaeGrade> worst = Optional.empty();
        for (CtcaeTerm term : CtcaeTerm.of(analyte)) {
            OptionalInt grade = grade(term, result, reading);
            if (grade.isPresent()
                    && (worst.isEmpty() || grade.getAsInt() > worst.get().grade())) {
                worst = Optional.of(new CtcaeGrade(term, grade.getAsInt(), VERSION));
            }
        }
        return worst;
    }
}
