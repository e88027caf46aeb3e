package io.clinstream.features.sink;

import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.platform.objects.ObjectStore;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a partition's chain of objects ends is where to go on.
 *
 * @param chain the chain of the topic as it is now
 * @param next offset behind the last object; 0 where there is none
 */
record ChainStart(ChunkChain chain, long next) {

    /** Asks Kafka for the topic's id and the store for the chain; on the background thread. */
    static ChainStart find(TopicPartition partition, ChunkFormat<?> format, TopicIds topicIds, ObjectStore store) {
        ChunkChain chain = new ChunkChain(
                format.base(partition.topic()),
                partition.topic(),
                topicIds.shortId(partition.topic()),
                partition.partition(),
                format.layout());
        return new ChainStart(chain, chain.end(store).orElse(-1) + 1);
    }
}
