package io.clinstream.features.seal;

import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.sink.TopicIds;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.ObjectName;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Whether the objects of a topic reach an offset of its log. Objects end with their last row; what lies behind it may
 * still be nothing to store: ticks, and the marks that transactions leave. The log itself is asked.
 */
final class ChainEnds {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int EMPTY_POLLS = 20;

    /**
     * Objects of one topic.
     *
     * @param base their folder, without a slash at its end
     * @param topic full name of the topic
     */
    record Chain(String base, String topic) {}

    private final ObjectStore store;
    private final TopicIds topicIds;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> durable = new HashMap<>();

    ChainEnds(ObjectStore store, TopicIds topicIds, Consumer<byte[], byte[]> consumer) {
        this.store = store;
        this.topicIds = topicIds;
        this.consumer = consumer;
    }

    /** Which chain does not reach its end yet, in words; empty if all do. */
    Optional<String> behind(List<Chain> chains, Map<TopicPartition, Long> ends) {
        for (Chain chain : chains) {
            Map<Integer, String> newest = newest(chain);
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                TopicPartition partition = end.getKey();
                if (partition.topic().equals(chain.topic())
                        && durable.getOrDefault(partition, 0L) < end.getValue()
                        && !reaches(partition, newest.get(partition.partition()), end.getValue())) {
                    return Optional.of(
                            chain.base() + " does not yet hold " + partition + " up to offset " + (end.getValue() - 1));
                }
            }
        }
        return Optional.empty();
    }

    /** The newest object of each partition. */
    private Map<Integer, String> newest(Chain chain) {
        String id = topicIds.shortId(chain.topic());
        Map<Integer, ObjectName> names = new HashMap<>();
        Map<Integer, String> keys = new HashMap<>();
        for (ObjectInfo object : store.list(chain.base() + "/")) {
            ObjectName name = ObjectName.find(object.key()).orElse(null);
            if (name == null
                    || !name.topic().equals(chain.topic())
                    || !name.topicId().equals(id)) {
                continue;
            }
            ObjectName before = names.get(name.partition());
            if (before == null || before.firstOffset() < name.firstOffset()) {
                names.put(name.partition(), name);
                keys.put(name.partition(), object.key());
            }
        }
        return keys;
    }

    private boolean reaches(TopicPartition partition, @Nullable String newestKey, long end) {
        long next = newestKey == null ? 0 : ChunkChain.lastOffset(store, newestKey) + 1;
        long reached = next >= end ? next : nothingToStore(partition, next, end);
        durable.put(partition, reached);
        return reached >= end;
    }

    /** The offset of the first record to store at or after {@code from}; {@code end} or more if there is none before. */
    private long nothingToStore(TopicPartition partition, long from, long end) {
        consumer.assign(Set.of(partition));
        consumer.seek(partition, from);
        int quiet = 0;
        while (consumer.position(partition) < end && quiet < EMPTY_POLLS) {
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
            quiet = records.isEmpty() ? quiet + 1 : 0;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < end && concernsAPatient(record)) {
                    return record.offset();
                }
            }
        }
        return consumer.position(partition);
    }

    /** The key is the patient; ticks have none. */
    private static boolean concernsAPatient(ConsumerRecord<byte[], byte[]> record) {
        return record.key() != null;
    }
}
