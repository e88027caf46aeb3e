package io.clinstream.audit.proof;

import java.util.Optional;
import java.util.UUID;

/**
 * One thing that is not as it was written.
 *
 * @param kind what was done
 * @param partition partition of the log; −1 where it concerns none
 * @param offset offset of the first row concerned; of an anchor its number
 * @param prediction the prediction; empty where nothing names it any more
 * @param text what does not fit, without patients and values
 */
public record Finding(FindingKind kind, int partition, long offset, Optional<UUID> prediction, String text) {

    /** A finding about a row that is known. */
    static Finding of(FindingKind kind, int partition, long offset, UUID prediction, String text) {
        return new Finding(kind, partition, offset, Optional.of(prediction), text);
    }

    /** A finding about rows that nothing names. */
    static Finding unnamed(FindingKind kind, int partition, long offset, String text) {
        return new Finding(kind, partition, offset, Optional.empty(), text);
    }
}
