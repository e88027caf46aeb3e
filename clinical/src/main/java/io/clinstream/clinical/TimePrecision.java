package io.clinstream.clinical;

/**
 * How precisely a source recorded an instant, coarsest first. SDTM dates may stop at the year, the month or the day;
 * a value known only to the day is kept at 00:00 UTC of that day and enters no window shorter than 24 hours.
 */
public enum TimePrecision {
    /** Only the year is known. */
    YEAR,
    /** Year and month are known. */
    MONTH,
    /** The calendar day is known. */
    DAY,
    /** Known to the minute. */
    MINUTE,
    /** Known to the second. */
    SECOND,
    /** Known to the millisecond. */
    MILLI;

    /** Whether a time of day was recorded. */
    public boolean finerThanDay() {
        return compareTo(DAY) > 0;
    }

    /** Whether not even the calendar day is known; such an instant enters no window at all. */
    public boolean coarserThanDay() {
        return compareTo(DAY) < 0;
    }

    /** The coarser of two precisions: the one at which two instants can honestly be compared. */
    public TimePrecision coarser(TimePrecision other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
