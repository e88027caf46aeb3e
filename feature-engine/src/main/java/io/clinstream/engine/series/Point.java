package io.clinstream.engine.series;

/**
 * One point of a series.
 *
 * @param time event time, epoch milliseconds
 * @param value scaled value
 * @param remarks as {@link Remark#bits}
 * @param lowerLimit scaled lower limit of normal of its record, {@link Series#NO_LIMIT} where not reported
 * @param upperLimit scaled upper limit of normal of its record, {@link Series#NO_LIMIT} where not reported
 */
public record Point(long time, long value, Origin origin, int remarks, long lowerLimit, long upperLimit) {

    /** A point that was computed from measured ones. */
    public static Point derived(long time, long value, boolean dayOnly) {
        return new Point(
                time, value, dayOnly ? Origin.DERIVED_OF_DAY : Origin.DERIVED, 0, Series.NO_LIMIT, Series.NO_LIMIT);
    }

    /** Whether its record named a limit of normal. */
    boolean limited() {
        return lowerLimit != Series.NO_LIMIT || upperLimit != Series.NO_LIMIT;
    }
}
