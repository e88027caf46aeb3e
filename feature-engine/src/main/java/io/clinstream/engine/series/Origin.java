package io.clinstream.engine.series;

import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;

/**
 * What the measurements of one event have in common besides its time; they share one.
 *
 * @param availableAt epoch milliseconds, {@link #UNKNOWN} where the source does not say
 * @param arrivedAt when it first arrived, epoch milliseconds
 * @param knownAt when the engine learned it, epoch milliseconds
 * @param slot place of the event in the patient's store
 */
public record Origin(
        Reading reading,
        int version,
        RecordStatus status,
        TimePrecision precision,
        long availableAt,
        long arrivedAt,
        long knownAt,
        int slot) {

    /** Stands for an availability that is not known; older than every other. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private static final Reading COMPUTED = new Reading("", ReadingContext.NONE);

    /** Origin of a point that was not measured but computed, at an instant. */
    static final Origin DERIVED = computed(TimePrecision.MILLI);

    /** Origin of a point that was computed from values known to the day. */
    static final Origin DERIVED_OF_DAY = computed(TimePrecision.DAY);

    private static Origin computed(TimePrecision precision) {
        return new Origin(COMPUTED, 0, RecordStatus.FINAL, precision, UNKNOWN, 0, 0, -1);
    }

    /** The origin of an event's measurements; a retraction is reduced to its version, so that it withdraws once. */
    public static Origin of(EventHeader header, Reading reading, long knownAt, int slot) {
        boolean retracts = header.status().retracts();
        return new Origin(
                reading,
                header.version(),
                header.status(),
                retracts ? TimePrecision.MILLI : header.precision(),
                retracts ? UNKNOWN : header.availableAt().orElse(UNKNOWN),
                header.arrivedAt(),
                knownAt,
                slot);
    }

    /** Whether only the calendar day of the event is known. */
    public boolean dayOnly() {
        return !precision.finerThanDay();
    }
}
