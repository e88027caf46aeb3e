package io.clinstream.streams.intake;

import static io.clinstream.clinical.RejectionReason.CLOCK_SKEW;
import static io.clinstream.clinical.RejectionReason.INVALID_EVENT_TIME;

import io.clinstream.clinical.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which times of an event can be true. */
final class TimeRules {

    /** How far an event may lie after its arrival: the clocks of devices are never exact. */
    static final Duration ALLOWED_SKEW = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2201-01-01T00:00:00Z");

    private TimeRules() {}

    /** The event time lies between 1900 and 2200 and at most five minutes after the append time. */
    static Optional<Rejection> eventTime(Instant eventTime, long appendTime) {
        return check("event_time", eventTime, appendTime);
    }

    /** The same for another time of the event; an absent one is allowed. */
    static Optional<Rejection> otherTime(String field, @Nullable Instant time, long appendTime) {
        return time == null ? Optional.empty() : check(field, time, appendTime);
    }

    /** Whether the event lies after its arrival, within what is allowed: accepted and flagged. */
    static boolean isAhead(Instant eventTime, long appendTime) {
        return eventTime.toEpochMilli() > appendTime;
    }

    private static Optional<Rejection> check(String field, Instant time, long appendTime) {
        return Rejection.when(
                        time.isBefore(EARLIEST) || !time.isBefore(END),
                        INVALID_EVENT_TIME,
                        field,
                        INVALID_EVENT_TIME.explanation())
                .or(() -> Rejection.when(
                        time.isAfter(Instant.ofEpochMilli(appendTime).plus(ALLOWED_SKEW)),
                        CLOCK_SKEW,
                        field,
                        CLOCK_SKEW.explanation()));
    }
}
