package io.clinstream.engine.history;

import io.clinstream.clinical.ScaledValue;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.series.Origin;
import io.clinstream.engine.series.Point;
import io.clinstream.engine.series.Remark;
import io.clinstream.engine.series.Series;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one message says about a measurement. Ordered by version, status, availability, value and the rest of what it
 * says: the greatest is the newest, and the order of arrival plays no part.
 *
 * @param origin what the message's measurements have in common
 * @param value scaled value; 0 and without meaning in a retraction
 * @param lowerLimit scaled lower limit of normal of the record, {@link Series#NO_LIMIT} where not reported
 * @param upperLimit scaled upper limit of normal of the record, {@link Series#NO_LIMIT} where not reported
 * @param remarks of intake, as {@link Remark#bits}
 */
public record Statement(Origin origin, long value, long lowerLimit, long upperLimit, int remarks) {

    /** The order of statements; 0 for two that say the same. When they arrived takes no part. */
    static final Comparator<Statement> NEWEST_LAST = Comparator.comparingInt(
                    (Statement statement) -> statement.origin.version())
            .thenComparing(statement -> statement.origin.status())
            .thenComparingLong(statement -> statement.origin.availableAt())
            .thenComparingLong(Statement::value)
            .thenComparing(statement -> statement.origin.precision())
            .thenComparingLong(Statement::lowerLimit)
            .thenComparingLong(Statement::upperLimit)
            .thenComparingInt(Statement::remarks);

    /** What a measurement of an event says; a retraction says nothing but that. */
    static Statement of(Origin origin, Measurement measurement) {
        ScaledValue value = measurement.value();
        if (origin.status().retracts() || value == null) {
            return new Statement(origin, 0, Series.NO_LIMIT, Series.NO_LIMIT, 0);
        }
        return new Statement(
                origin,
                value.unscaled(),
                limit(measurement.referenceLow()),
                limit(measurement.referenceHigh()),
                Remark.bits(measurement.flags()));
    }

    /** What a point of a series was made of. */
    static Statement of(Point point) {
        return new Statement(point.origin(), point.value(), point.lowerLimit(), point.upperLimit(), point.remarks());
    }

    private static long limit(@Nullable ScaledValue limit) {
        return limit == null ? Series.NO_LIMIT : limit.unscaled();
    }

    /** The point that it makes at an instant. */
    Point point(long time) {
        return new Point(time, value, origin, remarks, lowerLimit, upperLimit);
    }

    /** Whether it stands at an instant: it withdraws nothing, and its day is known. */
    boolean isPoint() {
        return !retracts() && !origin.precision().coarserThanDay();
    }

    /** Whether it withdraws what was said before. */
    public boolean retracts() {
        return origin.status().retracts();
    }

    /** Whether nothing but the value tells two statements apart. */
    boolean conflictsWith(Statement other) {
        return origin.version() == other.origin.version()
                && origin.status() == other.origin.status()
                && origin.availableAt() == other.origin.availableAt()
                && value != other.value;
    }

    /** Whether the two differ in nothing but version, status and availability: a restatement. */
    boolean saysTheSameAs(Statement other) {
        return value == other.value
                && origin.precision() == other.origin.precision()
                && lowerLimit == other.lowerLimit
                && upperLimit == other.upperLimit
                && remarks == other.remarks;
    }
}
