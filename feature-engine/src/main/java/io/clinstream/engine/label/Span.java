package io.clinstream.engine.label;

import io.clinstream.clinical.TimePrecision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * When something happened, as far as it is known: at an unknown instant of {@code (after, until]}, epoch milliseconds
 * UTC. An instant that is known is the span of one millisecond that ends with it. A day is taken without its very first
 * millisecond, so that seen from midnight every day lies wholly within 24 hours or wholly outside.
 */
record Span(long after, long until) {

    private static final long DAY_MILLIS = 86_400_000L;

    /** The span of an instant that was recorded with that precision. */
    static Span of(long time, TimePrecision precision) {
        if (precision.finerThanDay()) {
            return new Span(time - 1, time);
        }
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
        LocalDate end = switch (precision) {
            case YEAR -> day.withDayOfYear(1).plusYears(1);
            case MONTH -> day.withDayOfMonth(1).plusMonths(1);
            default -> day.plusDays(1);
        };
        LocalDate start = switch (precision) {
            case YEAR -> day.withDayOfYear(1);
            case MONTH -> day.withDayOfMonth(1);
            default -> day;
        };
        return new Span(millis(start), millis(end) - 1);
    }

    /** The span of an instant without a stated precision: midnight is taken to stand for its day. */
    static Span ofUnstated(long time) {
        return of(time, Math.floorMod(time, DAY_MILLIS) == 0 ? TimePrecision.DAY : TimePrecision.MILLI);
    }

    /** Whether it lies in {@code (from, to]} for certain. */
    boolean inside(long from, long to) {
        return after >= from && until <= to;
    }

    /** Whether it lies outside of {@code (from, to]} for certain. */
    boolean outside(long from, long to) {
        return until <= from || after >= to;
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
