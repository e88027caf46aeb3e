package io.clinstream.clinical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * An instant with the precision at which it was recorded, for example a day or a month.
 *
 * @param instant the earliest instant that the record allows, UTC
 * @param precision how much of it was recorded
 */
public record PartialInstant(Instant instant, TimePrecision precision) {

    /** Makes a partial instant from milliseconds since 1970-01-01 UTC. */
    public static PartialInstant ofEpochMilli(long epochMilli, TimePrecision precision) {
        return new PartialInstant(Instant.ofEpochMilli(epochMilli), precision);
    }

    /**
     * Whether this is certainly later than the other: later even at the coarser of the two precisions. 2013-02 is not
     * after 2013-02-14, and 2013-03 is.
     */
    public boolean isAfter(PartialInstant other) {
        TimePrecision common = precision.coarser(other.precision);
        return truncate(instant, common).isAfter(truncate(other.instant, common));
    }

    private static Instant truncate(Instant instant, TimePrecision precision) {
        OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
        return switch (precision) {
            case YEAR -> startOf(LocalDate.of(utc.getYear(), 1, 1));
            case MONTH -> startOf(LocalDate.of(utc.getYear(), utc.getMonth(), 1));
            case DAY -> instant.truncatedTo(ChronoUnit.DAYS);
            case MINUTE -> instant.truncatedTo(ChronoUnit.MINUTES);
            case SECOND -> instant.truncatedTo(ChronoUnit.SECONDS);
            case MILLI -> instant.truncatedTo(ChronoUnit.MILLIS);
        };
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
