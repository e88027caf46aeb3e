package io.clinstream.operations.parity;

import io.clinstream.timeline.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * A record of a log, from the topic or from bronze.
 *
 * @param position where it lies
 * @param key bytes of the key; null: none
 * @param value bytes of the value; null: none
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the reader to the one who decodes it
record LogRecord(LogPosition position, byte @Nullable [] key, byte @Nullable [] value) {}
