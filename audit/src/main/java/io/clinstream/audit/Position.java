package io.clinstream.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * What the table {@code prediction_positions} says of a row: it is unique over all months, and names a row that is gone.
 *
 * @param partition partition of the record in the log
 * @param offset offset of the record in the log
 * @param id identity of the prediction
 * @param timestamp instant of scoring
 * @param rowHash hash of the row as it was inserted
 */
public record Position(int partition, long offset, UUID id, Instant timestamp, String rowHash) {}
