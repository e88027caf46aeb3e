package io.clinstream.clinical.grading;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The bands of one term: the greatest grade whose condition holds. Without any, the grade is 0, unless a condition on a
 * limit of normal could not be decided: then nothing is known. A missing baseline alone leaves nothing open.
 *
 * @param text as printed in the published page
 */
record Criterion(String text, List<Condition> conditions) {

    static Criterion of(String text) {
        return new Criterion(
                text, Arrays.stream(text.split(" ", -1)).map(Condition::parse).toList());
    }

    /** 0 to 4; empty where the result cannot be graded. */
    OptionalInt grade(LabValue result) {
        int grade = 0;
        boolean open = false;
        for (Condition condition : conditions) {
            Boolean holds = condition.holds(result);
            if (holds == null) {
                open |= condition.reference() != Condition.Reference.BASE;
            } else if (holds) {
                grade = Math.max(grade, condition.grade());
            }
        }
        return grade == 0 && open ? OptionalInt.empty() : OptionalInt.of(grade);
    }
}
