package io.clinstream.features.chunk;

import java.time.Instant;
import java.util.Map;

/**
 * A finished run of consecutive offsets, ready to be put as one object.
 *
 * @param key name of the object
 * @param content the whole object; not copied
 * @param firstOffset offset of its first row
 * @param lastOffset offset of its last row
 * @param follows last offset of the object before it in the chain; −1 for the first
 * @param rows number of rows
 * @param newest greatest append time in it
 */
@SuppressWarnings("ArrayRecordComponent") // an identity object handed from the poll to the upload thread
public record Chunk(
        String key, byte[] content, long firstOffset, long lastOffset, long follows, int rows, Instant newest) {

    /** What the object says about itself. */
    public Map<String, String> metadata() {
        return Map.of(
                ChunkChain.LAST_OFFSET,
                Long.toString(lastOffset),
                ChunkChain.FIRST_OFFSET,
                Long.toString(firstOffset),
                ChunkChain.FOLLOWS,
                Long.toString(follows),
                "rows",
                Integer.toString(rows));
    }
}
