package io.clinstream.timeline;

import io.clinstream.schema.VectorTrigger;
import org.jspecify.annotations.Nullable;

/**
 * Why and where a vector comes from.
 *
 * @param trigger what asked for it
 * @param eventId event behind it; null: time alone
 * @param position of the event or tick in the canonical log
 * @param sequence number among the vectors of that patient at that offset, from 0
 */
public record Cause(VectorTrigger trigger, @Nullable String eventId, LogPosition position, int sequence) {}
