package io.clinstream.features.chunk;

/**
 * One chunk being written in memory.
 *
 * @param <R> a row
 */
public interface ChunkEncoder<R> {

    /** Whether a row can stand in the same object as those before it. */
    boolean fits(R row);

    /** Appends a row. */
    void add(R row);

    /** Bytes held now, as near as is cheap to say. */
    long bufferedBytes();

    /** Ends the chunk and gives the object's content; nothing may be added after it. */
    byte[] finish();
}
