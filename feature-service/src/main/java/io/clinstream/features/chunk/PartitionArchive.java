package io.clinstream.features.chunk;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is held of one topic partition between reading and durability: at most one open chunk, behind finished ones in
 * offset order. Used by the poll thread only.
 *
 * @param <R> a row
 */
public final class PartitionArchive<R> {

    private final ChunkChain chain;
    private final ChunkFormat<R> format;
    private final Rotation rotation;
    private final Deque<Chunk> finished = new ArrayDeque<>();

    private Optional<OpenChunk<R>> open = Optional.empty();
    private long nextOffset;
    private long chainEnd;

    /** An empty archive that goes on with {@code nextOffset}. */
    public PartitionArchive(ChunkChain chain, ChunkFormat<R> format, Rotation rotation, long nextOffset) {
        this.chain = chain;
        this.format = format;
        this.rotation = rotation;
        this.nextOffset = nextOffset;
        this.chainEnd = nextOffset - 1;
    }

    /** Reads a record and appends its row; throws what {@link ChunkFormat#read} throws and is then unchanged. */
    public void append(ConsumerRecord<byte[], byte[]> source, Instant now) {
        if (source.offset() < nextOffset) {
            return;
        }
        Optional<R> read = format.read(source, chain.topicId());
        if (read.isEmpty()) {
            skip(source.offset());
            return;
        }
        R row = read.get();
        Instant appendedAt = Instant.ofEpochMilli(source.timestamp());
        String folder = chain.layout().folder(appendedAt);
        if (open.isPresent() && !open.get().takes(row, folder)) {
            finish();
        }
        OpenChunk<R> chunk =
                open.orElseGet(() -> new OpenChunk<>(chain, folder, format.open(row), source.offset(), chainEnd, now));
        open = Optional.of(chunk);
        chunk.add(row, format.paceOf(row), source.offset(), appendedAt, now);
        nextOffset = source.offset() + 1;
        if (chunk.isFull(rotation)) {
            finish();
        }
    }

    /** Passes over a record that is no row. */
    public void skip(long offset) {
        nextOffset = Math.max(nextOffset, offset + 1);
    }

    /** Finishes the open chunk if its time has come. */
    public void finishIfDue(Instant now) {
        if (open.isPresent() && open.get().isDue(rotation, now)) {
            finish();
        }
    }

    /** Finishes the open chunk, if there is one. */
    public void finish() {
        open.map(OpenChunk::finish).ifPresent(chunk -> {
            finished.add(chunk);
            chainEnd = chunk.lastOffset();
        });
        open = Optional.empty();
    }

    /**
     * The oldest finished chunk: the only one that may be uploaded. Its successor must wait, because an object of
     * another writer in its place would end elsewhere.
     */
    public Optional<Chunk> oldestFinished() {
        return Optional.ofNullable(finished.peek());
    }

    /**
     * Notes that the object of the oldest finished chunk exists and ends at {@code lastOffset}.
     *
     * @return the offset to go on from where the object is another writer's with another end, so that everything held
     *     here was dropped; empty where it is as we wrote it
     */
    public OptionalLong durable(Chunk chunk, long lastOffset) {
        if (!chunk.equals(finished.peek())) {
            throw new IllegalStateException("chunks become durable in order");
        }
        finished.remove();
        if (lastOffset == chunk.lastOffset()) {
            return OptionalLong.empty();
        }
        finished.clear();
        open = Optional.empty();
        nextOffset = lastOffset + 1;
        chainEnd = lastOffset;
        return OptionalLong.of(nextOffset);
    }

    /** Whether finished chunks wait for their objects. */
    public boolean isWaiting() {
        return !finished.isEmpty();
    }

    /** Whether nothing is held: every offset before {@link #nextOffset} is durable. */
    public boolean isClean() {
        return finished.isEmpty() && open.isEmpty();
    }

    /** The offset that comes next. */
    public long nextOffset() {
        return nextOffset;
    }

    /** Bytes held in memory. */
    public long bufferedBytes() {
        return openBytes()
                + finished.stream().mapToLong(chunk -> chunk.content().length).sum();
    }

    /** Bytes held in the open chunk. */
    public long openBytes() {
        return open.map(OpenChunk::bufferedBytes).orElse(0L);
    }

    /** The chain of objects behind it. */
    public ChunkChain chain() {
        return chain;
    }
}
