package io.clinstream.streams.intake;

import io.clinstream.timeline.LogPosition;
import org.jspecify.annotations.Nullable;

/** A record of a raw topic as it lies in the log. Its bytes are shared, not copied, and never changed. */
final class RawRecord {

    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final LogPosition position;

    RawRecord(byte @Nullable [] key, byte @Nullable [] value, LogPosition position) {
        this.key = key;
        this.value = value;
        this.position = position;
    }

    byte @Nullable [] key() {
        return key;
    }

    byte @Nullable [] value() {
        return value;
    }

    LogPosition position() {
        return position;
    }
}
