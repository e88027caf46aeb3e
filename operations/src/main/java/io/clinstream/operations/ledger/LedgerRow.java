package io.clinstream.operations.ledger;

import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of one measurement of one raw topic.
 *
 * @param topic raw topic
 * @param code canonical name of the measurement; {@code adverse_event}, {@code subject}, {@code end_of_load};
 *     {@code unknown_code}; {@code record} for a record in which no measurement could be told
 * @param held how many the source files hold; -1 where no source was named
 * @param in how many the raw topic holds
 * @param accepted how many were accepted, late ones and those of partial readings within
 * @param late how many of the accepted were late
 * @param partial how many of the accepted came from a reading that lost another measurement
 * @param duplicates how many repeat what was already said
 * @param rejected how many were refused, by reason
 * @param silver rows in silver; -1 where this kind has none
 */
public record LedgerRow(
        String topic,
        String code,
        long held,
        long in,
        long accepted,
        long late,
        long partial,
        long duplicates,
        Map<String, Long> rejected,
        long silver) {

    /** Sorts the reasons. */
    public LedgerRow {
        rejected = new TreeMap<>(rejected);
    }

    /** All refusals. */
    public long refusals() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether what came in is what went out. */
    public boolean balanced() {
        return in == accepted + duplicates + refusals() && (silver < 0 || silver == accepted);
    }
}
