package io.clinstream.features.events;

import io.clinstream.features.online.OnlineStoreUnavailableException;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the ids of accepted events into Redis. An index that was emptied is filled again from what the topics still
 * hold. It explains scores and decides none, so what it cannot have it goes on without.
 */
public final class EventIndexSink implements Sink {

    private static final Logger LOGGER = LoggerFactory.getLogger(EventIndexSink.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Set<String> topics;
    private final AvroDecoder decoder;
    private final EventIndex index;
    private final Duration retention;
    private final Clock clock;
    private final SinkStatus status;
    private final SinkMeters meters;
    private Instant retryAt = Instant.EPOCH;
    private Instant lookedAt = Instant.EPOCH;
    private Set<TopicPartition> looked = Set.of();

    private volatile boolean stopping;

    /**
     * A sink that owns {@code consumer} and closes it.
     *
     * @param consumer rows as bytes; no automatic commit
     * @param topics the accepted topics
     * @param retention how long after a patient's last accepted event the index is kept
     * @param clock processing time, for retries
     */
    public EventIndexSink(
            Consumer<byte[], byte[]> consumer,
            Set<String> topics,
            AvroDecoder decoder,
            EventIndex index,
            Duration retention,
            Clock clock,
            SinkStatus status,
            SinkMeters meters) {
        this.consumer = consumer;
        this.topics = Set.copyOf(topics);
        this.decoder = decoder;
        this.index = index;
        this.retention = retention;
        this.clock = clock;
        this.status = status;
        this.meters = meters;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(topics);
            while (!stopping) {
                step();
            }
        }
    }

    @Override
    public void stop() {
        stopping = true;
    }

    /** One turn of the loop: what was read is indexed and committed, or read again. */
    void step() {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        Instant now = clock.instant();
        if (now.isBefore(retryAt)) {
            rewind(polled);
            return;
        }
        try {
            if (startAgainWhereEmptied(polled, now)) {
                return;
            }
            write(polled, now);
            consumer.resume(consumer.paused());
            status.running();
        } catch (OnlineStoreUnavailableException away) {
            again(polled, now, "Redis does not answer", away);
        } catch (RegistryUnavailableException | UnknownSchemaException away) {
            again(polled, now, "the schema registry does not answer or lost a schema", away);
        }
        status.lag(lag());
    }

    private void write(ConsumerRecords<byte[], byte[]> polled, Instant now) {
        if (polled.isEmpty()) {
            return;
        }
        Map<String, IndexedEvent> events = new LinkedHashMap<>();
        Map<String, Instant> expiresAt = new HashMap<>();
        Instant newest = Instant.EPOCH;
        for (ConsumerRecord<byte[], byte[]> row : polled) {
            Instant appendedAt = Instant.ofEpochMilli(row.timestamp());
            newest = appendedAt.isAfter(newest) ? appendedAt : newest;
            gather(row, appendedAt, events, expiresAt);
        }
        index.add(new ArrayList<>(events.values()), expiresAt);
        meters.rows(events.size(), newest);
        status.durable(now);
        commit();
    }

    /** The rows of one event lie one behind the other and become one entry. */
    private void gather(
            ConsumerRecord<byte[], byte[]> row,
            Instant appendedAt,
            Map<String, IndexedEvent> events,
            Map<String, Instant> expiresAt) {
        try {
            if (row.value() == null) {
                throw new UndecodableException("a record without value is no row");
            }
            IndexedEvent event = IndexedEvent.from(decoder.decode(row.value()));
            String place =
                    row.topic() + "-" + row.partition() + "-" + event.canonicalOffset() + "-" + event.patientId();
            events.merge(place, event, IndexedEvent::and);
            expiresAt.merge(event.patientId(), appendedAt.plus(retention), (a, b) -> a.isAfter(b) ? a : b);
        } catch (UndecodableException noRow) {
            LOGGER.error(
                    "{}-{} offset {} is passed over: {}",
                    row.topic(),
                    row.partition(),
                    row.offset(),
                    noRow.getMessage());
            meters.skipped();
        }
    }

    /** A server that knows nothing of a partition was emptied, or is new: begin where the topic begins. */
    private boolean startAgainWhereEmptied(ConsumerRecords<byte[], byte[]> polled, Instant now) {
        Set<TopicPartition> assigned = consumer.assignment();
        if (assigned.isEmpty() || (assigned.equals(looked) && now.isBefore(lookedAt.plus(LOOK)))) {
            return false;
        }
        List<String> names = assigned.stream().map(TopicPartition::toString).toList();
        Set<String> missing = index.unindexed(names);
        looked = new HashSet<>(assigned);
        lookedAt = now;
        if (missing.isEmpty()) {
            return false;
        }
        rewind(polled);
        consumer.seekToBeginning(assigned.stream()
                .filter(partition -> missing.contains(partition.toString()))
                .toList());
        index.markIndexed(missing);
        LOGGER.info("The event index is filled from the beginning of {} partitions.", missing.size());
        return true;
    }

    private void commit() {
        try {
            consumer.commitSync();
        } catch (RebalanceInProgressException | CommitFailedException | RetriableException later) {
            LOGGER.debug("offsets are committed later: {}", later.getMessage());
        }
    }

    private void again(ConsumerRecords<byte[], byte[]> polled, Instant now, String why, RuntimeException away) {
        status.waiting(why);
        LOGGER.warn("{}; tried again", away.getMessage());
        rewind(polled);
        consumer.pause(consumer.assignment());
        retryAt = now.plus(RETRY);
        lookedAt = Instant.EPOCH;
        meters.retried();
    }

    private void rewind(ConsumerRecords<byte[], byte[]> polled) {
        polled.partitions()
                .forEach(partition -> consumer.seek(
                        partition, polled.records(partition).get(0).offset()));
    }

    private long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }
}
