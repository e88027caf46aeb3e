package io.clinstream.engine.vector;

import io.clinstream.clinical.TimePrecision;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An adverse event as its newest report describes it.
 *
 * @param onset epoch milliseconds UTC
 * @param precision how precisely the onset is known; month and year stand at no instant
 * @param end first instant at which it is over, epoch milliseconds UTC: an end known to the day lasts to 24:00; empty
 *     while it lasts, and where the end is known to the month or year only
 * @param grade CTCAE grade, empty where none was given
 * @param serious whether a seriousness criterion is met; null where unknown
 * @param related whether related to treatment; null where unknown
 * @param systemOrganClass MedDRA system organ class; null where not coded
 * @param doseInterrupted whether treatment was interrupted because of it
 * @param worsenedAt when a later report raised its grade above that of every earlier one, in no order
 */
public record AdverseEvent(
        long onset,
        TimePrecision precision,
        OptionalLong end,
        OptionalInt grade,
        @Nullable Boolean serious,
        @Nullable Boolean related,
        @Nullable String systemOrganClass,
        boolean doseInterrupted,
        List<Long> worsenedAt) {

    /** Copies the times. */
    public AdverseEvent {
        worsenedAt = List.copyOf(worsenedAt);
    }

    /** Whether only the calendar day of the onset is known. */
    public boolean dayOnly() {
        return !precision.finerThanDay();
    }

    /** Whether the onset stands at an instant: it is known at least to the day. */
    public boolean dated() {
        return !precision.coarserThanDay();
    }
}
