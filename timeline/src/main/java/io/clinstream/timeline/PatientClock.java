package io.clinstream.timeline;

import io.clinstream.schema.ClockMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where a patient stands in time. All instants are epoch milliseconds.
 *
 * @param mode LIVE or HISTORICAL; never changes
 * @param studyId study of the newest accepted event
 * @param siteId its site; null: not known
 * @param knownAt running maximum of when the system knew
 * @param asOf of the newest vector
 * @param emittedAtOffset offset in the canonical log of the event or tick behind the newest vector
 * @param lastAcceptedAt append time of the newest accepted event
 * @param nextBoundary when the newest vector changes by itself; empty: never
 * @param silent whether nothing was accepted since a tick or the end of a load made the newest vector
 */
public record PatientClock(
        ClockMode mode,
        String studyId,
        @Nullable String siteId,
        long knownAt,
        long asOf,
        long emittedAtOffset,
        long lastAcceptedAt,
        OptionalLong nextBoundary,
        boolean silent) {

    /** The same patient, known to a later instant. */
    public PatientClock knownAt(long later) {
        return new PatientClock(
                mode, studyId, siteId, later, asOf, emittedAtOffset, lastAcceptedAt, nextBoundary, silent);
    }

    /** The same patient after a vector that an event asked for. */
    PatientClock emitted(long newAsOf, long offset, OptionalLong boundary) {
        return new PatientClock(mode, studyId, siteId, knownAt, newAsOf, offset, lastAcceptedAt, boundary, false);
    }

    /** The same patient after a vector that time alone asked for. */
    PatientClock expired(long newAsOf, long offset, OptionalLong boundary) {
        return new PatientClock(mode, studyId, siteId, knownAt, newAsOf, offset, lastAcceptedAt, boundary, true);
    }
}
