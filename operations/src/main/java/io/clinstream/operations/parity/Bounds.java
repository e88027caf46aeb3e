package io.clinstream.operations.parity;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the log a run answers for.
 *
 * @param from first append date in the canonical log; null: from the beginning
 * @param to last append date; null: to the end
 * @param recency from when on something may still be on its way
 */
record Bounds(@Nullable LocalDate from, @Nullable LocalDate to, Recency recency) {

    /** How much a store must hold what the log gives at a place. */
    Demand demand(long offset, long appendTime, long settledEnd) {
        if (!covers(appendTime)) {
            return Demand.IGNORED;
        }
        if (offset >= settledEnd) {
            return Demand.OPTIONAL;
        }
        return recency.covers(appendTime) ? Demand.RECENT : Demand.REQUIRED;
    }

    private boolean covers(long appendTime) {
        return (from == null || appendTime >= midnight(from)) && (to == null || appendTime < midnight(to.plusDays(1)));
    }

    /** Whether rows of these bounds can lie in a folder of that date: they follow the log within hours. */
    boolean folder(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to.plusDays(1)));
    }

    private static long midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
