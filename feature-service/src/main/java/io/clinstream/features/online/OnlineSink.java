package io.clinstream.features.online;

import io.clinstream.features.sink.Sink;
import io.clinstream.features.sink.SinkMeters;
import io.clinstream.features.sink.SinkStatus;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.RegistryUnavailableException;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries feature vectors into Redis. Of several vectors of a patient in one batch only the newest is written. A server
 * that was emptied or restarted is filled again by {@link OnlineRebuild}.
 */
public final class OnlineSink implements Sink {

    private static final Logger LOGGER = LoggerFactory.getLogger(OnlineSink.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final AvroDecoder decoder;
    private final RedisOnlineStore store;
    private final Duration retention;
    private final Clock clock;
    private final SinkStatus status;
    private final SinkMeters meters;
    private final OnlineMeters onlineMeters;
    private final OnlineRebuild rebuild;

    private final Map<String, OnlineVector> pending = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private Instant newest = Instant.EPOCH;
    private int read;
    private Instant retryAt = Instant.EPOCH;

    private volatile boolean stopping;

    /**
     * A sink that owns {@code consumer} and closes it.
     *
     * @param consumer vectors as bytes; no automatic commit
     * @param topic the topic of the vectors
     * @param decoder their values
     * @param store where to; not closed
     * @param retention how long after the last accepted event a vector is kept
     * @param clock processing time, for retries
     * @param status told what happens
     * @param meters counts rows
     * @param onlineMeters counts writes
     * @param rebuild fills an emptied store again
     */
    public OnlineSink(
            Consumer<byte[], byte[]> consumer,
            String topic,
            AvroDecoder decoder,
            RedisOnlineStore store,
            Duration retention,
            Clock clock,
            SinkStatus status,
            SinkMeters meters,
            OnlineMeters onlineMeters,
            OnlineRebuild rebuild) {
        this.consumer = consumer;
        this.topic = topic;
        this.decoder = decoder;
        this.store = store;
        this.retention = retention;
        this.clock = clock;
        this.status = status;
        this.meters = meters;
        this.onlineMeters = onlineMeters;
        this.rebuild = rebuild;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(Set.of(topic));
            while (!stopping) {
                step();
            }
        }
    }

    @Override
    public void stop() {
        stopping = true;
    }

    /** One turn of the loop. What was read is written and committed before more is read. */
    void step() {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        Instant now = clock.instant();
        for (TopicPartition partition : polled.partitions()) {
            gather(partition, polled.records(partition), now);
        }
        if (now.isBefore(retryAt)) {
            return;
        }
        try {
            rebuild.check(consumer, this::commit, now);
            write(now);
            commit();
            rebuild.progress(consumer, now);
            rebuild.saveRoster(now);
            consumer.resume(consumer.paused());
            status.running();
        } catch (OnlineStoreUnavailableException away) {
            status.waiting("Redis does not answer");
            LOGGER.warn("{}; tried again", away.getMessage());
            waitAWhile(now);
        }
        status.lag(lag());
    }

    /** Records not yet read; −1 while that is not known of every partition. */
    private long lag() {
        Set<TopicPartition> assigned = consumer.assignment();
        boolean joined = consumer.groupMetadata().generationId() >= 0;
        if (!joined
                || assigned.stream()
                        .anyMatch(partition -> consumer.currentLag(partition).isEmpty())) {
            return -1;
        }
        return assigned.stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private void gather(TopicPartition partition, Iterable<ConsumerRecord<byte[], byte[]>> polled, Instant now) {
        for (ConsumerRecord<byte[], byte[]> source : polled) {
            try {
                add(source);
            } catch (UndecodableException noVector) {
                LOGGER.error("{} offset {} is passed over: {}", partition, source.offset(), noVector.getMessage());
                meters.skipped();
            } catch (RegistryUnavailableException | UnknownSchemaException away) {
                consumer.seek(partition, source.offset());
                status.waiting("the schema registry does not answer or lost a schema");
                waitAWhile(now);
                return;
            }
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> source) {
        if (source.value() == null) {
            throw new UndecodableException("a record without value is no vector");
        }
        OnlineVector vector = OnlineVector.from(decoder.decode(source.value()), retention);
        pending.merge(vector.patientId(), vector, (a, b) -> a.version().compareTo(b.version()) >= 0 ? a : b);
        Instant appendedAt = Instant.ofEpochMilli(source.timestamp());
        newest = appendedAt.isAfter(newest) ? appendedAt : newest;
        read++;
    }

    private void write(Instant now) {
        if (pending.isEmpty()) {
            return;
        }
        RedisOnlineStore.Written written = store.put(pending.values());
        onlineMeters.wrote(written, read - pending.size());
        meters.rows(written.stored(), newest);
        status.durable(now);
        pending.clear();
        read = 0;
    }

    private void commit() {
        Map<TopicPartition, Long> reached = positions(consumer.assignment());
        reached.entrySet().removeIf(entry -> entry.getValue().equals(committed.get(entry.getKey())));
        commit(reached);
    }

    private Map<TopicPartition, Long> positions(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    private boolean commit(Map<TopicPartition, Long> positions) {
        if (positions.isEmpty()) {
            return true;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, position) -> offsets.put(partition, new OffsetAndMetadata(position)));
        try {
            consumer.commitSync(offsets, COMMIT);
            committed.putAll(positions);
            return true;
        } catch (RebalanceInProgressException | CommitFailedException | RetriableException later) {
            LOGGER.debug("offsets are committed later: {}", later.getMessage());
            return false;
        }
    }

    private void waitAWhile(Instant now) {
        consumer.pause(consumer.assignment());
        retryAt = now.plus(RETRY);
        meters.retried();
    }
}
