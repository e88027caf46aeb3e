package io.clinstream.engine.history;

import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.RecordStatus;
import java.util.Comparator;

/**
 * What one message says about a measurement. Ordered by version, status, availability and value: the greatest is the
 * newest, and the order of arrival plays no part.
 *
 * @param availableAt epoch milliseconds, {@link #NEVER} where the source does not say
 * @param value scaled value; 0 and without meaning in a retraction
 * @param precision of the event time
 */
public record Statement(int version, RecordStatus status, long availableAt, long value, TimePrecision precision)
        implements Comparable<Statement> {

    /** Stands for an availability that is not known; older than every other. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final Comparator<Statement> NEWEST_LAST = Comparator.comparingInt(Statement::version)
            .thenComparing(Statement::status)
            .thenComparingLong(Statement::availableAt)
            .thenComparingLong(Statement::value)
            .thenComparing(Statement::precision);

    /** A retraction is reduced to its version, so that one repeated with another time or value withdraws once. */
    static Statement of(EventHeader header, Measurement measurement) {
        if (header.status().retracts() || measurement.value() == null) {
            return new Statement(header.version(), header.status(), NEVER, 0, TimePrecision.MILLI);
        }
        return new Statement(
                header.version(),
                header.status(),
                header.availableAt().orElse(NEVER),
                measurement.value().unscaled(),
                header.precision());
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

    /** Whether the two differ in nothing that a feature could show. */
    boolean saysTheSameAs(Statement other) {
        return value == other.value && precision == other.precision;
    }

    @Override
    public int compareTo(Statement other) {
        return NEWEST_LAST.compare(this, other);
    }
}
