package io.clinstream.engine.label;

import io.clinstream.engine.event.AdverseEventReport;

/**
 * A report of an adverse event as labels need it.
 *
 * @param report what the engine knows of it
 * @param fatal whether its outcome was death; a grade of 5 says the same
 */
public record KnownReport(AdverseEventReport report, boolean fatal) {

    private static final int DEATH = 5;

    /** Whether it says that the patient died of it. */
    boolean tellsDeath() {
        return fatal || report.grade().orElse(0) == DEATH;
    }
}
