package io.clinstream.stores.bronze;

import org.jspecify.annotations.Nullable;

/**
 * A record as it was in its topic.
 *
 * @param offset its offset
 * @param appendTime when the broker stored it, epoch milliseconds
 * @param value the original bytes of the value; null for a tombstone. Not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the reader to the one who decodes it
public record BronzeRecord(long offset, long appendTime, byte @Nullable [] value) {}
