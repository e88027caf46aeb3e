package io.clinstream.features.parquet;

import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the offline store says besides the vector itself. Times are epoch milliseconds, UTC.
 *
 * @param patientId patient
 * @param studyId study of the newest event
 * @param siteId site of the newest event; null: not known
 * @param knownAt newest known-at of the events behind it
 * @param trigger why it was emitted
 * @param eventId event behind it; null: EXPIRY or END_OF_LOAD
 * @param canonicalPartition partition of {@code clinical.events}
 * @param canonicalOffset offset there of the event or tick behind it
 * @param sequence number among the vectors of that patient at that offset, from 0
 * @param logEpoch epoch of the canonical log
 * @param clock LIVE or HISTORICAL
 * @param lastAcceptedAt append time of the patient's newest accepted event
 * @param featuresPartition partition of {@code clinical.features}; -1: never was there
 * @param featuresOffset offset there; -1: never was there
 * @param appendedAt append time of the vector's record; where it never was there, of the canonical record
 */
public record VectorRow(
        String patientId,
        String studyId,
        @Nullable String siteId,
        long knownAt,
        VectorTrigger trigger,
        @Nullable String eventId,
        int canonicalPartition,
        long canonicalOffset,
        int sequence,
        int logEpoch,
        ClockMode clock,
        long lastAcceptedAt,
        int featuresPartition,
        long featuresOffset,
        long appendedAt) {}
