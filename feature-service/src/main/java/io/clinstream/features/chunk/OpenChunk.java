package io.clinstream.features.chunk;

import java.time.Instant;

/** A chunk that still takes rows: of one folder, in offset order. Not thread-safe. */
final class OpenChunk<R> {

    private final ChunkChain chain;
    private final String folder;
    private final ChunkEncoder<R> encoder;
    private final Instant begunAt;
    private final long firstOffset;
    private final long follows;

    private long lastOffset;
    private int rows;
    private Instant newest = Instant.EPOCH;
    private boolean live;
    private Instant loadedAt = Instant.MIN;

    OpenChunk(
            ChunkChain chain, String folder, ChunkEncoder<R> encoder, long firstOffset, long follows, Instant begunAt) {
        this.chain = chain;
        this.folder = folder;
        this.encoder = encoder;
        this.firstOffset = firstOffset;
        this.follows = follows;
        this.begunAt = begunAt;
        this.lastOffset = firstOffset - 1;
    }

    boolean takes(R row, String rowFolder) {
        return folder.equals(rowFolder) && encoder.fits(row);
    }

    void add(R row, Pace pace, long offset, Instant appendedAt, Instant now) {
        if (offset <= lastOffset) {
            throw new IllegalStateException("offset " + offset + " came after " + lastOffset);
        }
        encoder.add(row);
        lastOffset = offset;
        rows++;
        newest = appendedAt.isAfter(newest) ? appendedAt : newest;
        switch (pace) {
            case LIVE -> live = true;
            case LOAD -> loadedAt = now;
            case TICK -> {}
        }
    }

    boolean isDue(Rotation rotation, Instant now) {
        return isFull(rotation) || !now.isBefore(due(rotation.ages()));
    }

    boolean isFull(Rotation rotation) {
        return rows >= rotation.maxRows() || bufferedBytes() >= rotation.maxBytes();
    }

    long bufferedBytes() {
        return encoder.bufferedBytes();
    }

    Chunk finish() {
        return new Chunk(
                chain.key(folder, firstOffset), encoder.finish(), firstOffset, lastOffset, follows, rows, newest);
    }

    private Instant due(Rotation.Ages ages) {
        if (live || loadedAt.equals(Instant.MIN)) {
            return begunAt.plus(ages.live());
        }
        Instant idle = loadedAt.plus(ages.loadIdle());
        Instant old = begunAt.plus(ages.load());
        return idle.isBefore(old) ? idle : old;
    }
}
