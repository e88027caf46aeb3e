package io.clinstream.engine.history;

import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.series.Remark;
import io.clinstream.engine.series.Series;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one message says about a measurement. Ordered by version, status, availability, value and the rest of what it
 * says: the greatest is the newest, and the order of arrival plays no part.
 *
 * @param availableAt epoch milliseconds, {@link #NEVER} where the source does not say
 * @param value scaled value; 0 and without meaning in a retraction
 * @param precision of the event time
 * @param lowerLimit scaled lower limit of normal of the record, {@link Series#NO_LIMIT} where not reported
 * @param upperLimit scaled upper limit of normal of the record, {@link Series#NO_LIMIT} where not reported
 * @param remarks of intake, as {@link Remark#bits}
 * @param arrivedAt when it first arrived, epoch milliseconds; takes no part in the order
 */
public record Statement(
        int version,
        RecordStatus status,
        long availableAt,
        long value,
        TimePrecision precision,
        long lowerLimit,
        long upperLimit,
        int remarks,
        long arrivedAt)
        implements Comparable<Statement>, Series.Content {

    /** Stands for an availability that is not known; older than every other. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final Comparator<Statement> NEWEST_LAST = Comparator.comparingInt(Statement::version)
            .thenComparing(Statement::status)
            .thenComparingLong(Statement::availableAt)
            .thenComparingLong(Statement::value)
            .thenComparing(Statement::precision)
            .thenComparingLong(Statement::lowerLimit)
            .thenComparingLong(Statement::upperLimit)
            .thenComparingInt(Statement::remarks);

    /** A retraction is reduced to its version, so that one repeated with another time or value withdraws once. */
    static Statement of(EventHeader header, Measurement measurement) {
        ScaledValue value = measurement.value();
        if (header.status().retracts() || value == null) {
            return new Statement(
                    header.version(),
                    header.status(),
                    NEVER,
                    0,
                    TimePrecision.MILLI,
                    Series.NO_LIMIT,
                    Series.NO_LIMIT,
                    0,
                    header.arrivedAt());
        }
        return new Statement(
                header.version(),
                header.status(),
                header.availableAt().orElse(NEVER),
                value.unscaled(),
                header.precision(),
                limit(measurement.referenceLow()),
                limit(measurement.referenceHigh()),
                Remark.bits(measurement.flags()),
                header.arrivedAt());
    }

    private static long limit(@Nullable ScaledValue limit) {
        return limit == null ? Series.NO_LIMIT : limit.unscaled();
    }

    /** Whether only the calendar day of the event is known. */
    @Override
    public boolean dayOnly() {
        return !precision.finerThanDay();
    }

    /** Whether it withdraws what was said before. */
    public boolean retracts() {
        return status.retracts();
    }

    /** Whether nothing but the value tells two statements apart. */
    boolean conflictsWith(Statement other) {
        return version == other.version
                && status == other.status
                && availableAt == other.availableAt
                && value != other.value;
    }

    /** Whether the two differ in nothing but version, status and availability: a restatement. */
    boolean saysTheSameAs(Statement other) {
        return value == other.value
                && precision == other.precision
                && lowerLimit == other.lowerLimit
                && upperLimit == other.upperLimit
                && remarks == other.remarks;
    }

    @Override
    public int compareTo(Statement other) {
        return NEWEST_LAST.compare(this, other);
    }
}
