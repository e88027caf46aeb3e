package io.clinstream.features.sink;

import io.clinstream.features.chunk.Chunk;
import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes a chunk durable; used on the background thread, and again after a failure as if nothing had been tried. */
final class ChunkPut {

    /** What became of a chunk. */
    sealed interface Outcome {}

    /**
     * An object of its name stands, whoever wrote it.
     *
     * @param lastOffset the last offset in that object
     */
    record Stands(long lastOffset) implements Outcome {}

    /**
     * Nothing was put: the topic was deleted and made anew while the chunk was filled, so nobody can tell whose records
     * it holds.
     *
     * @param topicId short id of the new topic
     */
    record TopicReplaced(String topicId) implements Outcome {}

    private static final String SHA256 = "sha256";

    private final ObjectStore store;
    private final TopicIds topicIds;
    private final Clock clock;
    private final SinkStatus status;
    private final SinkMeters meters;

    ChunkPut(ObjectStore store, TopicIds topicIds, Clock clock, SinkStatus status, SinkMeters meters) {
        this.store = store;
        this.topicIds = topicIds;
        this.clock = clock;
        this.status = status;
        this.meters = meters;
    }

    Outcome put(Chunk chunk, ChunkChain chain) {
        Optional<String> topicId = topicId(chain.topic());
        if (topicId.isPresent() && !topicId.get().equals(chain.topicId())) {
            return new TopicReplaced(topicId.get());
        }
        Map<String, String> metadata = new HashMap<>(chunk.metadata());
        metadata.put(SHA256, sha256(chunk.content()));
        if (store.putIfAbsent(chunk.key(), chunk.content(), metadata) == PutOutcome.CREATED) {
            meters.created(chunk);
            status.durable(clock.instant());
            return new Stands(chunk.lastOffset());
        }
        // Another writer's; or ours, whose answer was lost.
        meters.adopted();
        return new Stands(ChunkChain.lastOffset(store, chunk.key()));
    }

    /** Empty where the topic was deleted: what was read of it stays true. */
    private Optional<String> topicId(String topic) {
        try {
            return Optional.of(topicIds.shortId(topic));
        } catch (UnknownTopicOrPartitionException deleted) {
            return Optional.empty();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
