package io.clinstream.features.backfill;

import io.clinstream.engine.vector.VectorPlan;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What is to be replayed.
 *
 * @param name of the new offline version
 * @param topic full name of the canonical log
 * @param topicId first characters of the topic's id; empty text: the only one in bronze
 * @param range dates of {@code timestamp} whose vectors are written; all events before are replayed all the same
 * @param plan what the vectors hold
 * @param logEpoch epoch of the canonical log
 * @param conflation the interval the live application conflates by; zero: it does not
 */
public record BackfillRequest(
        String name, String topic, String topicId, Range range, VectorPlan plan, int logEpoch, Duration conflation) {

    /**
     * Dates, UTC, both inclusive.
     *
     * @param from first date; empty: no bound
     * @param to last date; empty: no bound
     */
    public record Range(Optional<LocalDate> from, Optional<LocalDate> to) {

        /** Every date. */
        public static final Range ALL = new Range(Optional.empty(), Optional.empty());

        /** Checks the order. */
        public Range {
            if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
                throw new IllegalArgumentException("--to " + to.get() + " is before --from " + from.get());
            }
        }

        /** First instant in it, epoch milliseconds. */
        long begin() {
            return from.map(Range::midnight).orElse(Long.MIN_VALUE);
        }

        /** First instant behind it, epoch milliseconds. */
        long end() {
            return to.map(last -> midnight(last.plusDays(1))).orElse(Long.MAX_VALUE);
        }

        private static long midnight(LocalDate date) {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        }
    }

    /** Where its objects lie. */
    public BackfillPaths paths() {
        return new BackfillPaths(name);
    }
}
