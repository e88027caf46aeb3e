package io.clinstream.features.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offsets as Kafka knows them: always behind what is durable, for lag and to tell what was once stored. No sink begins
 * where they say.
 */
final class Commits {

    private static final Logger LOGGER = LoggerFactory.getLogger(Commits.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    Commits(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Commits what is further than before; failing that, it is committed with the next call. */
    void commit(Map<TopicPartition, Long> durable) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        durable.forEach((partition, reached) -> {
            if (reached > committed.getOrDefault(partition, -1L)) {
                offsets.put(partition, new OffsetAndMetadata(reached));
            }
        });
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets, PATIENCE);
            offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        } catch (RebalanceInProgressException | CommitFailedException later) {
            LOGGER.debug("offsets will be committed by the next owner or the next turn: {}", later.getMessage());
        } catch (RetriableException unavailable) {
            LOGGER.warn("offsets are committed later: {}", unavailable.getMessage());
        }
    }

    /** The group's committed offset, whoever committed it; empty where there is none or Kafka does not say. */
    OptionalLong find(TopicPartition partition) {
        try {
            OffsetAndMetadata found =
                    consumer.committed(Set.of(partition), PATIENCE).get(partition);
            return found == null ? OptionalLong.empty() : OptionalLong.of(found.offset());
        } catch (RetriableException unavailable) {
            return OptionalLong.empty();
        }
    }

    /** Forgets a partition that belongs to another writer now, or begins anew. */
    void forget(TopicPartition partition) {
        committed.remove(partition);
    }
}
