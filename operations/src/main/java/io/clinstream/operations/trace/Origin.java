package io.clinstream.operations.trace;

import org.jspecify.annotations.Nullable;

/**
 * Where a trace back begins, and what is known there of the event behind it.
 *
 * @param said how it was asked for
 * @param partition in the canonical log
 * @param offset in the canonical log
 * @param sequence number of the vector at that offset; null: no vector
 * @param patientId whose it is; null: not known
 */
record Origin(
        String said,
        int partition,
        long offset,
        @Nullable Integer sequence,
        @Nullable String patientId) {}
