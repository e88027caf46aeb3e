package io.clinstream.features.backfill.run;

import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.features.parquet.VectorContent;
import io.clinstream.features.parquet.VectorRow;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.PatientClock;

/** A replayed vector with everything its row needs. */
public record BackfillRow(VectorRow row, VectorContent vector) {

    /** A replayed vector stands nowhere in {@code clinical.features}. */
    private static final int NOWHERE = -1;

    /** The row of a vector that a timeline wrote. */
    public static BackfillRow of(
            String patientId, FeatureVector vector, PatientClock clock, Cause cause, int logEpoch) {
        VectorRow row = new VectorRow(
                patientId,
                clock.studyId(),
                clock.siteId(),
                clock.knownAt(),
                cause.trigger(),
                cause.eventId(),
                cause.position().partition(),
                cause.position().offset(),
                cause.sequence(),
                logEpoch,
                clock.mode(),
                clock.lastAcceptedAt(),
                NOWHERE,
                NOWHERE,
                cause.position().appendTime());
        return new BackfillRow(row, VectorContent.of(patientId, vector));
    }

    RowKey key() {
        return new RowKey(
                RowKey.day(vector.asOf()),
                row.patientId(),
                vector.asOf(),
                row.canonicalPartition(),
                row.canonicalOffset(),
                row.sequence());
    }
}
