package io.clinstream.features.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What to seal.
 *
 * @param dates these dates, looked at whatever the index says; none: every date that has vectors and is new or may have
 *     changed
 * @param cutOff labels of what was known by then; empty: of everything the stores know
 * @param source where the vectors come from
 * @param dryRun whether to publish nothing
 */
public record SealRequest(List<LocalDate> dates, Optional<Instant> cutOff, VectorSource source, boolean dryRun) {

    /** Everything that is due. */
    public static final SealRequest DUE = new SealRequest(List.of(), Optional.empty(), VectorSource.OFFLINE, false);

    /** Copies the dates. */
    public SealRequest {
        dates = List.copyOf(dates);
    }

    /** Every date from the first to the last, both included. */
    public static List<LocalDate> range(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the last date " + last + " lies before the first, " + first);
        }
        return LongStream.rangeClosed(first.toEpochDay(), last.toEpochDay())
                .mapToObj(LocalDate::ofEpochDay)
                .toList();
    }
}
