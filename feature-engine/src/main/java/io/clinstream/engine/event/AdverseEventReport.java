package io.clinstream.engine.event;

import io.clinstream.clinical.TimePrecision;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One report of an adverse event. The event is (study, patient, {@code adverseEventId}); its reports are versions of
 * it, the newest of which counts. The header's event time is the onset, its availability the date of the report.
 *
 * @param adverseEventId the sponsor's id of the event, the same in all its reports
 * @param term the reported or coded term
 * @param systemOrganClass MedDRA system organ class, null where not coded
 * @param endedAt end of the event, empty while it lasts or where unknown
 * @param endPrecision how precisely the end is known
 * @param grade CTCAE grade 1 to 5, empty where neither a grade nor a severity was given
 * @param serious whether a seriousness criterion is met; null where unknown
 * @param related whether related to treatment; null where unknown
 * @param doseInterrupted whether treatment was interrupted because of it (AEACN {@code DRUG INTERRUPTED})
 */
public record AdverseEventReport(
        EventHeader header,
        String adverseEventId,
        String term,
        @Nullable String systemOrganClass,
        OptionalLong endedAt,
        TimePrecision endPrecision,
        OptionalInt grade,
        @Nullable Boolean serious,
        @Nullable Boolean related,
        boolean doseInterrupted)
        implements PatientEvent {

    private static final int LOWEST_GRADE = 1;
    private static final int HIGHEST_GRADE = 5;

    /** Checks the grade. */
    public AdverseEventReport {
        if (grade.isPresent() && (grade.getAsInt() < LOWEST_GRADE || grade.getAsInt() > HIGHEST_GRADE)) {
            throw new IllegalArgumentException("grade must be 1 to 5, was " + grade.getAsInt());
        }
    }
}
