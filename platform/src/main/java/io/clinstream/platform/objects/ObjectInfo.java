package io.clinstream.platform.objects;

import java.time.Instant;
import java.util.Map;

/**
 * An object as the store describes it.
 *
 * @param key full name within the bucket
 * @param size bytes
 * @param modified when it was written, by the store's clock
 * @param metadata user metadata with lower-case names; empty in listings
 */
public record ObjectInfo(String key, long size, Instant modified, Map<String, String> metadata) {

    /** Copies the metadata. */
    public ObjectInfo {
        metadata = Map.copyOf(metadata);
    }
}
